using System.Buffers;
using FitbitSdk.Http;
using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>Maps a list whose entries stand under the user's dates.</summary>
internal static class DatedListMapper<TEntry, TRecord>
    where TEntry : IDatedEntry<TRecord>, new()
    where TRecord : struct, IHealthRecord<TRecord>
{
    public static MappedAnswer Map(in ReadOnlySequence<byte> body, MappingContext context)
    {
        using JsonBody json = new(body);
        ProblemList problems = new(TEntry.List);
        DatedListReader<TEntry, TRecord> reader = new(json.Bytes, context.Request, problems);
        JsonAnswer.Read(TEntry.Operation, ref reader, static (ref walk) => walk.Read());

        // An answer without its list does not say that there is nothing: it says nothing, and must not pass for dates that were read.
        return reader.HasList
            ? new() { Batch = Build(reader.Records, context.Origin), Problems = problems.ToList() }
            : new() { Problems = [new(TEntry.List, "missing")] };
    }

    private static RecordBatch<TRecord> Build(List<TRecord> records, RecordOrigin origin)
    {
        // Stable: records of the same time stay in the service's order, because their place counts in their id.
        TRecord[] sorted = [.. records.OrderBy(static record => record.Date).ThenBy(static record => record.Time.Local)];

        // What two dates claim belongs to the later one: equal keys must lie side by side, and those of different dates would not.
        Dictionary<RecordKey, LocalDate?> dates = new(sorted.Length);
        foreach (TRecord record in sorted)
        {
            dates[record.Key] = record.Date;
        }

        using RecordBatchBuilder<TRecord> batch = new(sorted.Length);
        foreach (TRecord record in sorted)
        {
            if (dates[record.Key] == record.Date)
            {
                batch.Add(record);
            }
        }

        // Also without records: that a window holds none is news where it held some before.
        return batch.Build(origin);
    }
}
