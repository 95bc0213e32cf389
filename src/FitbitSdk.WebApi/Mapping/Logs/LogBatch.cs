using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>Makes a batch of those logs of an answer that belong to the window and to the consent.</summary>
internal static class LogBatch
{
    /// <param name="logs">The logs in the service's order.</param>
    /// <param name="headOf">Gives a log's id, start and end.</param>
    /// <param name="context">What was asked for.</param>
    /// <returns>The batch in the order of time; <see langword="null"/> where no log is left.</returns>
    public static RecordBatch<T>? Build<T>(IReadOnlyList<T> logs, Func<T, (string Id, RecordTime Start, RecordTime End)> headOf, MappingContext context)
        where T : IHealthRecord<T>
    {
        // Of a log that the answer holds twice the last one counts, also where only an earlier one lies in the window.
        Dictionary<string, (T Log, RecordTime Start, RecordTime End)> last = new(logs.Count, StringComparer.Ordinal);
        foreach (T log in logs)
        {
            (string id, RecordTime start, RecordTime end) = headOf(log);
            last[id] = (log, start, end);
        }

        using RecordBatchBuilder<T> records = new(Math.Max(1, last.Count));
        foreach ((T log, RecordTime start, RecordTime end) in last.Values.OrderBy(static found => found.Start.Bounds.Earliest))
        {
            if (Belongs(start, end, context.Request))
            {
                records.Add(log);
            }
        }

        return records.Count == 0 ? null : records.Build(context.Origin);
    }

    // By the end: a log is known when it is over.
    private static bool Belongs(RecordTime start, RecordTime end, ReadRequest request)
    {
        Instant over = end.Instant ?? end.Local!.Value.InUtc().ToInstant();
        return request.Window.Contains(StreamTime.FromInstant(over))
            && start.Bounds.Earliest >= request.User.ConsentStart
            && (request.User.ConsentEnd is not { } consentEnd || end.Bounds.Latest <= consentEnd);
    }
}
