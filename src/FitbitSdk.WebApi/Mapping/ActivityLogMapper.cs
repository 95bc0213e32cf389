using System.Buffers;
using FitbitSdk.Http;
using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>Maps a page of the list of activities.</summary>
/// <remarks><see href="https://dev.fitbit.com/build/reference/web-api/activity/get-activity-log-list/">Source</see>.</remarks>
internal static class ActivityLogMapper
{
    public const string Operation = "GetActivityLogList";

    /// <summary>The list's name in the answer.</summary>
    public const string List = "activities";

    private const double MetresPerKilometre = 1000;
    private const double MetresPerMile = 1609.344;

    private static readonly long LongestActivity = (long)Duration.FromDays(31).TotalMilliseconds;

    /// <exception cref="HealthApiProtocolException">The answer is not what the API promises.</exception>
    public static MappedAnswer Map(ReadOnlySequence<byte> body, MappingContext context)
    {
        using JsonBody json = new(body);
        ProblemList problems = new(List);
        ActivityLogReader reader = new(json.Bytes, context.Request.Zones, problems);
        JsonAnswer.Read(Operation, ref reader, static (ref walk) => walk.Read());

        List<ActivityLog> logs = Complete(reader.Logs, problems);
        return new()
        {
            Batch = LogBatch.Build(logs, static log => (log.LogId, log.Start, log.End), context),
            Problems = problems.ToList(),
            Next = reader.Next,
            LastStart = reader.Logs.FindLast(static log => log.Start is not null)?.Start is { Local: { } last } ? EarliestStartAfter(last) : null,
        };
    }

    // The list follows the wall clock, and offsets differ: what comes next may have begun before the last log of the page.
    private static Instant EarliestStartAfter(LocalDateTime last) => RecordTime.FromLocal(last).Bounds.Earliest;

    private static List<ActivityLog> Complete(List<ActivityDraft> drafts, ProblemList problems)
    {
        List<ActivityLog> logs = new(drafts.Count);
        foreach (ActivityDraft draft in drafts)
        {
            long? length = draft.DurationMilliseconds ?? draft.ActiveDurationMilliseconds;
            if (FaultOf(draft, length) is { } fault)
            {
                problems.Add(List, draft.Index, fault.Member, fault.Reason);
                continue;
            }

            double? unit = MetresPerUnit(draft.DistanceUnit);
            if (unit is null && (draft.Distance ?? draft.Speed) is not null)
            {
                problems.Add(List, draft.Index, "distanceUnit", "not a unit that is known");
            }

            logs.Add(ActivityLogFactory.Create(draft, draft.Start!.Value, length!.Value, unit));
        }

        return logs;
    }

    private static (string Member, string Reason)? FaultOf(ActivityDraft draft, long? length) => draft switch
    {
        { Fault: not null } => draft.Fault,
        { LogId: null } => ("logId", "missing"),
        { Start: null, StartTimeOfDay: not null } => ("startDate", "missing"),
        { Start: null } => ("startTime", "missing"),
        _ when length is null => ("duration", "missing"),
        _ when length > LongestActivity => ("duration", "out of range"),
        _ => null,
    };

    // Metric unless a language is asked for, and none is.
    private static double? MetresPerUnit(string? unit) => unit switch
    {
        null or "" or "Kilometer" => MetresPerKilometre,
        "Mile" => MetresPerMile,
        _ => null,
    };
}
