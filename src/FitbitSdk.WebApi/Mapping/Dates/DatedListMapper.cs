using System.Buffers;
using FitbitSdk.Http;
using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>Maps a list whose entries stand under the user's dates.</summary>
internal static class DatedListMapper<TEntry, TRecord>
    where TEntry : IDatedEntry<TRecord>
    where TRecord : struct, IHealthRecord<TRecord>
{
    public static MappedAnswer Map(DatedList<TEntry> list, in ReadOnlySequence<byte> body, MappingContext context)
    {
        ProblemList problems = new(list.Name);
        List<TRecord>? records = DatedListReader<TEntry, TRecord>.Read(list, body, context.Request, problems);
        return new() { Batch = records is null ? null : Build(records, context.Origin), Problems = problems.ToList() };
    }

    private static RecordBatch<TRecord> Build(List<TRecord> records, RecordOrigin origin)
    {
        // Stable: records of the same key stay in the service's order, because their place counts in their id. Other keys of the same time have any order,
        // but always the same one.
        TRecord[] sorted = [.. records.OrderBy(static record => record.Date).ThenBy(static record => record.Time.Local).ThenBy(static record => record.Key.ToStableHash())];

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
