using FitbitSdk.Records;
using FitbitSdk.Sync.Tests.Planning;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Options;
using NodaTime;
using static FitbitSdk.Sync.Tests.Times;

namespace FitbitSdk.Sync.Tests.Properties;

/// <summary>The union of planned windows is exactly what is missing, for any coverage, gaps, zone, day kind and maximum.</summary>
public sealed class PlannedWindowsProperty
{
    private static readonly SyncPlanner Planner = new(Options.Create(new SyncPlannerOptions()));

    private static readonly Gen<DataStream> Streams =
        from stream in Gen.Elements(TestStreams.Windowed)
        from hours in Gen.Elements(1, 2, 5, 24, 48, 24 * 30, 24 * 365)
        let isCivil = stream.DayKind is DayKind.Civil
        select new DataStream
        {
            Id = stream.Id,
            Scope = stream.Scope,
            DayKind = stream.DayKind,
            MaximumRange = Duration.FromHours(isCivil ? Math.Max(24, hours) : hours),
            Granularity = stream.Granularity,
            Resolution = stream.Resolution,
            IsZeroFilled = stream.IsZeroFilled,
            FollowsTrackers = stream.FollowsTrackers,
            RequestsPerWindow = stream.RequestsPerWindow,
            Policy = stream.Policy,
            Source = stream.Source,
        };

    private static readonly Arbitrary<Case> Cases = Arb.From(
        from stream in Streams
        from consentStart in Gen.Choose(0, 40 * 1440)
        from consentLength in Gen.Choose(1, 60 * 1440)
        from watermark in Gen.Choose(0, 60 * 86_400)
        from coveredFrom in Gen.Choose(0, 1000)
        from coveredThrough in Gen.Choose(0, 1000)
        from due in Gen.Elements(DueRule.Now, DueRule.WhenDue)
        from zone in Gen.Elements("Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Pacific/Kiritimati", "Australia/Lord_Howe", null)
        from gaps in Gen.Zip(Gen.Choose(0, 60), Gen.Zip(Gen.Choose(1, 5), Gen.Elements(true, false))).ArrayOf()
        from hoursSinceSweep in Gen.Frequency((1, Gen.Constant(0)), (2, Gen.Choose(1, 14 * 24)))
        select new Case(
            new(
                zone,
                stream,
                new SyncUser(Anna, At(1) + Duration.FromMinutes(consentStart), At(1) + Duration.FromMinutes(consentStart + consentLength)),
                At(1) + Duration.FromSeconds(watermark),
                coveredFrom,
                coveredThrough,
                due),
            gaps.Select(static gap => (gap.Item1, gap.Item2.Item1, gap.Item2.Item2)).ToArray(),
            hoursSinceSweep));

    [Fact]
    public void Plan_AnyCoverageAndGaps_ReadsExactlyWhatIsMissing() => PropertyRun.Check(
        Prop.ForAll(Cases, static one => Holds(one)), 1000, 1, "planned windows are what is missing");

    private static bool Holds(Case drawn)
    {
        SyncPlannerProperties.Scenario scenario = drawn.Scenario;
        Coverage? coverage = scenario.Coverage;
        Gap[] gaps = coverage is null ? [] : [.. GapsIn(coverage, drawn.Gaps)];
        Instant sweptAt = scenario.Watermark - Duration.FromHours(drawn.HoursSinceSweep);
        SyncOffset offset = SyncOffset.Initial with { Coverage = coverage, Gaps = gaps, SweptAt = sweptAt };
        SyncPlan plan = Planner.Plan(scenario.User, [scenario.Stream], new Dictionary<StreamId, SyncOffset> { [scenario.Stream.Id] = offset }, scenario.Horizon, scenario.Due);

        FetchWindow[] covered = [.. plan.Windows.Select(static window => window.Covers).OfType<FetchWindow>()];
        if (scenario.End <= scenario.Start)
        {
            return covered.Length == 0;
        }

        WhatIsMissing missing = new(scenario, coverage, gaps, sweptAt);
        IEnumerable<StreamTime> points = missing.Borders.Concat(covered.Select(static window => window.Start)).Concat(covered.Select(static window => window.End).Where(end => end < scenario.End));
        return plan.Windows.All(window => window.Covers == Within(window.Window, scenario)) && points.All(point =>
        {
            int reads = covered.Count(window => window.Contains(point));
            return missing.WasNeverRead(point) ? reads == 1
                : missing.IsDueAgain(point) ? reads >= 1
                : reads == 0 || missing.SharesHour(point);
        });
    }

    /// <summary>Gives what of a window counts: what lies behind the horizon, such as the running date, is delivered without being complete.</summary>
    private static FetchWindow? Within(FetchWindow window, SyncPlannerProperties.Scenario scenario)
    {
        StreamTime end = StreamTime.Min(window.End, scenario.End);
        return scenario.Start <= window.Start && window.Start < end ? FetchWindow.Between(window.Start, end) : null;
    }

    private static IEnumerable<Gap> GapsIn(Coverage coverage, (int From, int Length, bool IsDue)[] drawn)
    {
        StreamTime free = coverage.BackfilledFrom;
        foreach ((int from, int length, bool isDue) in drawn.OrderBy(static gap => gap.From).DistinctBy(static gap => gap.From))
        {
            StreamTime start = StreamTime.Max(free, coverage.BackfilledFrom.StartOfDay() + Duration.FromDays(from));
            StreamTime end = StreamTime.Min(coverage.CompleteThrough, start.StartOfDay() + Duration.FromDays(length));
            if (start < end)
            {
                yield return new(FetchWindow.Between(start, end), "reason", 1, isDue ? At(1) : At(1) + Duration.FromDays(1000));
                free = end;
            }
        }
    }

    public sealed record Case(SyncPlannerProperties.Scenario Scenario, (int From, int Length, bool IsDue)[] Gaps, int HoursSinceSweep);
}
