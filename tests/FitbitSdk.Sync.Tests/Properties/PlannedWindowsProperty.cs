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
            Policy = stream.Policy,
            Source = stream.Source,
        };

    private static readonly Arbitrary<(SyncPlannerProperties.Scenario Scenario, (int From, int Length, bool IsDue)[] Gaps)> Cases = Arb.From(
        from stream in Streams
        from consentStart in Gen.Choose(0, 40 * 1440)
        from consentLength in Gen.Choose(1, 60 * 1440)
        from watermark in Gen.Choose(0, 60 * 86_400)
        from coveredFrom in Gen.Choose(0, 1000)
        from coveredThrough in Gen.Choose(0, 1000)
        from due in Gen.Elements(DueRule.Now, DueRule.WhenDue)
        from zone in Gen.Elements("Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Pacific/Kiritimati", "Australia/Lord_Howe", null)
        from gaps in Gen.Zip(Gen.Choose(0, 60), Gen.Zip(Gen.Choose(1, 5), Gen.Elements(true, false))).ArrayOf()
        select (new SyncPlannerProperties.Scenario(
            zone,
            stream,
            new SyncUser(Anna, At(1) + Duration.FromMinutes(consentStart), At(1) + Duration.FromMinutes(consentStart + consentLength)),
            At(1) + Duration.FromSeconds(watermark),
            coveredFrom,
            coveredThrough,
            due), gaps.Select(static gap => (gap.Item1, gap.Item2.Item1, gap.Item2.Item2)).ToArray()));

    [Fact]
    public void Plan_AnyCoverageAndGaps_ReadsExactlyWhatIsMissing() => PropertyRun.Check(
        Prop.ForAll(Cases, static one => Holds(one.Scenario, one.Gaps)), 1000, 1, "planned windows are what is missing");

    private static bool Holds(SyncPlannerProperties.Scenario scenario, (int From, int Length, bool IsDue)[] drawn)
    {
        Coverage? coverage = scenario.Coverage;
        Gap[] gaps = coverage is null ? [] : [.. GapsIn(coverage, drawn)];
        SyncOffset offset = SyncOffset.Initial with { Coverage = coverage, Gaps = gaps, SweptAt = scenario.Watermark };
        SyncPlan plan = Planner.Plan(scenario.User, [scenario.Stream], new Dictionary<StreamId, SyncOffset> { [scenario.Stream.Id] = offset }, scenario.Horizon, scenario.Due);

        FetchWindow[] covered = [.. plan.Windows.Select(static window => window.Covers).OfType<FetchWindow>()];
        if (scenario.End <= scenario.Start)
        {
            return covered.Length == 0;
        }

        // Hours are points enough: what is missing begins and ends with one, or where the consent, the coverage or the horizon does.
        bool isReadOnce = plan.Windows.All(window => window.Covers is null || (window.Covers.Start >= scenario.Start && window.Covers.End <= scenario.End));
        foreach (StreamTime point in PointsOf(scenario))
        {
            bool isMissing = coverage is null || point < coverage.BackfilledFrom || point >= coverage.CompleteThrough;
            bool isGap = gaps.Any(gap => gap.NextTry <= scenario.Watermark && gap.Span.Contains(point));
            int reads = plan.Windows.Count(window => window.Covers?.Contains(point) is true);
            isReadOnce &= isMissing ? reads == 1 : !isGap || reads >= 1;
        }

        return isReadOnce;
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

    private static IEnumerable<StreamTime> PointsOf(SyncPlannerProperties.Scenario scenario)
    {
        Duration step = scenario.Stream.DayKind is DayKind.Civil ? Duration.FromDays(1) : Duration.FromHours(1);
        for (StreamTime point = scenario.Start; point < scenario.End; point += step)
        {
            yield return point;
        }
    }
}
