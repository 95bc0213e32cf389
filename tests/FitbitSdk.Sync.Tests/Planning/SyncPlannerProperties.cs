using FitbitSdk.Records;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Options;
using NodaTime;
using static FitbitSdk.Sync.Tests.Times;

namespace FitbitSdk.Sync.Tests.Planning;

public sealed class SyncPlannerProperties
{
    private static readonly SyncPlanner Planner = new(Options.Create(new SyncPlannerOptions()));

    private static readonly Arbitrary<Scenario> Scenarios = Arb.From(
        from stream in Gen.Elements(TestStreams.All)
        from consentStart in Gen.Choose(0, 40 * 86_400)
        from consentLength in Gen.Choose(60, 60 * 86_400)
        from watermark in Gen.Choose(0, 60 * 86_400)
        from coveredFrom in Gen.Choose(0, 1000)
        from coveredThrough in Gen.Choose(0, 1000)
        from due in Gen.Elements(DueRule.Now, DueRule.WhenDue)
        select new Scenario(stream, new SyncUser(Anna, At(1) + Duration.FromSeconds(consentStart), At(1) + Duration.FromSeconds(consentStart + consentLength)), At(1) + Duration.FromSeconds(watermark), coveredFrom, coveredThrough, due));

    [Fact]
    public void Plan_AnyHistory_CoversExactlyWhatIsMissingOnce() => Prop.ForAll(Scenarios, static scenario =>
    {
        SyncPlan plan = scenario.Plan();
        StreamTime end = scenario.End, start = scenario.Start;
        if (end <= start)
        {
            return plan.Windows.Count == 0;
        }

        // Backfill and head, with what a head reads again of the covered stretch left out, are the missing points in one piece each.
        FetchWindow[] news = [.. plan.Windows
            .Where(static w => w.Purpose is not WindowPurpose.Reread)
            .SelectMany(w => Without(w.Covers, scenario.Coverage))
            .OrderBy(static w => w.Start)];
        FetchWindow[] missing = [.. Without(FetchWindow.Between(start, end), scenario.Coverage)];
        return Joined(news).SequenceEqual(Joined(missing)) && NoOverlap(news);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Plan_AnyHistory_NeverLeavesTheConsentNorTheMaximumNorADay() => Prop.ForAll(Scenarios, static scenario => scenario.Plan().Windows.All(w =>
        w.Window.Start.ToInstant() >= scenario.User.ConsentStart
        && w.Window.End.ToInstant() <= scenario.User.ConsentEnd
        && w.Covers.End <= scenario.End
        && w.Covers.Length <= scenario.Stream.MaximumRange
        && (scenario.Stream.DayKind is not DayKind.Utc || w.Window.End <= w.Window.Start.StartOfDay() + Duration.FromDays(1)))).QuickCheckThrowOnFailure();

    [Fact]
    public void Plan_AnyHistory_CanBeCommittedInItsOrderWithoutAHole() => Prop.ForAll(Scenarios, static scenario =>
    {
        // Coverage.Extend throws where a window would leave a hole.
        Coverage? coverage = scenario.Coverage;
        foreach (PlannedWindow window in scenario.Plan().Windows)
        {
            coverage = Coverage.Extend(coverage, window.Covers);
        }

        return scenario.End <= scenario.Start || coverage is { } c && c.BackfilledFrom <= scenario.Start && c.CompleteThrough >= scenario.End;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Plan_CoverageOfAnotherConsent_StaysInsideTheConsentOfNow() => Prop.ForAll(
        Scenarios,
        Arb.From(Gen.Zip(Gen.Choose(0, 60 * 24), Gen.Choose(1, 60 * 24))),
        static (scenario, covered) =>
        {
            StreamTime from = On(1) + Duration.FromHours(covered.Item1);
            Coverage before = new(from, from + Duration.FromHours(covered.Item2));
            SyncOffset offset = SyncOffset.Initial with { Coverage = before, Gaps = [new(FetchWindow.Between(before.BackfilledFrom, before.CompleteThrough), "reason", 1, At(1))] };

            SyncPlan plan = Planner.Plan(scenario.User, [scenario.Stream], new Dictionary<StreamId, SyncOffset> { [scenario.Stream.Id] = offset }, new(scenario.Watermark, scenario.Watermark), scenario.Due);

            Coverage after = before;
            foreach (PlannedWindow window in plan.Windows)
            {
                after = Coverage.Extend(after, window.Covers);
            }

            return plan.Windows.All(w => w.Window.Start >= scenario.Start && w.Window.End.ToInstant() <= scenario.User.ConsentEnd && w.Covers.End <= scenario.End);
        }).QuickCheckThrowOnFailure();

    private static IEnumerable<FetchWindow> Without(FetchWindow window, Coverage? coverage)
    {
        if (coverage is null || coverage.CompleteThrough <= window.Start || window.End <= coverage.BackfilledFrom)
        {
            return [window];
        }

        List<FetchWindow> rest = [];
        if (window.Start < coverage.BackfilledFrom)
        {
            rest.Add(FetchWindow.Between(window.Start, coverage.BackfilledFrom));
        }

        if (coverage.CompleteThrough < window.End)
        {
            rest.Add(FetchWindow.Between(coverage.CompleteThrough, window.End));
        }

        return rest;
    }

    private static List<FetchWindow> Joined(IEnumerable<FetchWindow> windows)
    {
        List<FetchWindow> joined = [];
        foreach (FetchWindow window in windows)
        {
            if (joined.Count > 0 && joined[^1].End >= window.Start)
            {
                joined[^1] = FetchWindow.Between(joined[^1].Start, StreamTime.Max(joined[^1].End, window.End));
            }
            else
            {
                joined.Add(window);
            }
        }

        return joined;
    }

    private static bool NoOverlap(FetchWindow[] windows) => windows.Zip(windows.Skip(1)).All(static pair => pair.First.End <= pair.Second.Start);

    public sealed record Scenario(DataStream Stream, SyncUser User, Instant Watermark, int CoveredFrom, int CoveredThrough, DueRule Due)
    {
        private SyncHorizon Horizon => new(Watermark, Watermark);

        public StreamTime Start => StreamTime.FromInstant(User.ConsentStart).Ceiling(Stream.Granularity);

        public StreamTime End => Horizon.Of(Stream, User);

        /// <summary>A stretch such as earlier runs leave it: within the consent and the horizon; backfilled by whole days, as backfills go.</summary>
        public Coverage? Coverage
        {
            get
            {
                if (End <= Start || CoveredFrom == CoveredThrough)
                {
                    return null;
                }

                StreamTime a = Start + ((End - Start) * Math.Min(CoveredFrom, CoveredThrough) / 1000);
                StreamTime b = Start + ((End - Start) * Math.Max(CoveredFrom, CoveredThrough) / 1000);
                a = StreamTime.Max(Start, a.StartOfDay());
                b = b.Floor(Stream.Resolution);
                return a < b ? new(a, b) : null;
            }
        }

        public SyncPlan Plan()
        {
            SyncOffset offset = SyncOffset.Initial with { Coverage = Coverage, SweptAt = Watermark };
            return Planner.Plan(User, [Stream], new Dictionary<StreamId, SyncOffset> { [Stream.Id] = offset }, Horizon, Due);
        }
    }
}
