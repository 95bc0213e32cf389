using FitbitSdk.Records;
using FitbitSdk.Sync.Tests.Planning;
using NodaTime;

namespace FitbitSdk.Sync.Tests.Properties;

/// <summary>What is to be read of a stream, as the policy's table says it: what never was, gaps whose time has come, and what is looked at once more.</summary>
/// <param name="scenario">The stream, its consent and its horizon.</param>
/// <param name="coverage">What was read.</param>
/// <param name="gaps">What of that was left out.</param>
/// <param name="sweptAt">When closed days were last looked at once more.</param>
internal sealed class WhatIsMissing(SyncPlannerProperties.Scenario scenario, Coverage? coverage, IReadOnlyList<Gap> gaps, Instant sweptAt)
{
    private static readonly Duration Day = Duration.FromDays(1);
    private static readonly Duration Hour = Duration.FromHours(1);

    private readonly StreamPolicy _policy = scenario.Stream.Policy;
    private readonly Instant _now = scenario.Watermark;

    /// <summary>Gets the points at which something that is missing may begin or end.</summary>
    public IEnumerable<StreamTime> Borders => new[] { scenario.Start, scenario.End }
        .Concat(coverage is null ? [] : new[] { coverage.BackfilledFrom, coverage.CompleteThrough, coverage.CompleteThrough.StartOfDay() })
        .Concat(gaps.SelectMany(static gap => new[] { gap.Span.Start, gap.Span.End }))
        .Append(scenario.End - _policy.LookBack)
        .Concat(Enumerable.Range(0, 62).Select(day => scenario.Start.StartOfDay() + (Day * day)))
        .SelectMany(static border => new[] { border.Floor(Hour), border, border.Ceiling(Hour) })
        .Where(border => scenario.Start <= border && border < scenario.End)
        .Distinct();

    public bool WasNeverRead(StreamTime point) => coverage is null || point < coverage.BackfilledFrom || coverage.CompleteThrough <= point;

    public bool IsDueAgain(StreamTime point) => coverage is not null
        && (gaps.Any(gap => gap.NextTry <= _now && gap.Span.Contains(point))
            || (_policy.LookBack > Duration.Zero ? scenario.End - _policy.LookBack <= point : IsOfRunningDay(point) || IsSwept(point)));

    /// <summary>Tells whether a point shares its hour with something to be read, and so may be read with it: whole hours are what is compared.</summary>
    public bool SharesHour(StreamTime point) => coverage is not null && gaps.Where(gap => gap.NextTry <= _now).Select(static gap => gap.Span.Start)
        .Append(coverage.BackfilledFrom).Append(coverage.CompleteThrough)
        .Any(border => border.Floor(Hour) == point.Floor(Hour));

    // What was read of the running day is read again on demand, or with news of it that come behind its last sweep: in one request with them.
    private bool IsOfRunningDay(StreamTime point) => coverage!.CompleteThrough.StartOfDay() <= point && (scenario.Due is DueRule.Now || IsBehindSweeps(coverage.CompleteThrough));

    private bool IsBehindSweeps(StreamTime end) => end < scenario.End && _policy.SweepAges.Count > 0
        && (end.StartOfDay() + Day).ToInstant() + _policy.SweepAges.Max() <= _now
        && gaps.All(gap => gap.Span.End <= end.StartOfDay());

    private bool IsSwept(StreamTime point)
    {
        StreamTime closed = point.StartOfDay() + Day;
        if (scenario.Due is DueRule.WhenDue && scenario.End == StreamTime.FromInstant(scenario.User.ConsentEnd!.Value).Floor(scenario.Stream.Granularity) && coverage!.CompleteThrough == scenario.End)
        {
            // The last day of a consent that is over ends with it.
            closed = StreamTime.Min(closed, scenario.End);
        }
        else if (closed > coverage!.CompleteThrough)
        {
            return false;
        }

        Instant end = closed.ToInstant();
        return _policy.SweepAges.Any(age => scenario.Due is DueRule.Now && _now <= end + age)
            || _policy.SweepAges.Any(age => sweptAt < end + age && end + age <= _now);
    }
}
