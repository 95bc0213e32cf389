using System.Buffers;
using FitbitSdk.Http;
using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>Maps sleep logs.</summary>
/// <remarks><see href="https://dev.fitbit.com/build/reference/web-api/sleep/get-sleep-log-list/">Source</see>.</remarks>
internal static class SleepMapper
{
    public const string Operation = "GetSleepLogList";

    private static readonly Duration ShortestRetry = Duration.FromMinutes(15);
    private static readonly long LongestSleep = (long)Duration.FromDays(31).TotalMilliseconds;

    /// <exception cref="HealthApiProtocolException">The answer is not what the API promises.</exception>
    public static MappedAnswer Map(ReadOnlySequence<byte> body, MappingContext context)
    {
        using JsonBody json = new(body);
        ProblemList problems = new("sleep");
        SleepReader reader = new(json.Bytes, problems);
        JsonAnswer.Read(Operation, ref reader, static (ref walk) => walk.Read());

        List<SleepLog> logs = Complete(reader.Logs, context.Request.Zones, problems);
        return new()
        {
            Batch = LogBatch.Build(logs, static log => (log.LogId, log.Start, log.End), context),
            Problems = problems.ToList(),
            PendingUntil = reader.IsPending ? context.Now + Duration.Max(ShortestRetry, reader.RetryAfter) : null,
            Next = reader.Next,
            LastStart = reader.IsList && reader.Logs.FindLast(static log => log.Start is not null)?.Start is { } last
                ? context.Request.Zones.Resolve(last).Bounds.Earliest
                : null,
        };
    }

    private static List<SleepLog> Complete(List<SleepDraft> drafts, ZoneHistory zones, ProblemList problems)
    {
        List<SleepLog> logs = new(drafts.Count);
        foreach (SleepDraft draft in drafts)
        {
            LocalDateTime? end = draft.End ?? EndByDuration(draft);
            if (FaultOf(draft, end) is { } fault)
            {
                problems.Add("sleep", draft.Index, fault.Member, fault.Reason);
                continue;
            }

            logs.Add(SleepLogFactory.Create(draft, zones.Resolve(draft.Start!.Value), end!.Value));
        }

        return logs;
    }

    private static (string Member, string Reason)? FaultOf(SleepDraft draft, LocalDateTime? end) => draft switch
    {
        { Fault: not null } => draft.Fault,
        { LogId: null } => ("logId", "missing"),
        { Start: null } => ("startTime", "missing"),
        _ when end is null => ("endTime", "missing, and no duration to replace it"),
        _ when end < draft.Start => ("endTime", "before the start"),
        _ => null,
    };

    private static LocalDateTime? EndByDuration(SleepDraft draft) =>
        draft.DurationMilliseconds is { } duration && duration <= LongestSleep ? draft.Start?.PlusMilliseconds(duration) : null;
}
