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
        from stream in Gen.Elements(TestStreams.Windowed)
        from consentStart in Gen.Choose(0, 40 * 86_400)
        from consentLength in Gen.Choose(60, 60 * 86_400)
        from watermark in Gen.Choose(0, 60 * 86_400)
        from coveredFrom in Gen.Choose(0, 1000)
        from coveredThrough in Gen.Choose(0, 1000)
        from due in Gen.Elements(DueRule.Now, DueRule.WhenDue)
        from zone in Gen.Elements("Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Pacific/Kiritimati", "Pacific/Honolulu", null)
        select new Scenario(zone, stream, new SyncUser(Anna, At(1) + Duration.FromSeconds(consentStart), At(1) + Duration.FromSeconds(consentStart + consentLength)), At(1) + Duration.FromSeconds(watermark), coveredFrom, coveredThrough, due));

    [Fact]
    public void Plan_AnyHistory_CoversExactlyWhatIsMissingOnce() => Prop.ForAll(Scenarios, static scenario =>
    {
        SyncPlan plan = scenario.Plan();
        StreamTime end = scenario.End, start = scenario.Start;
        if (end <= start)
        {
            return plan.Windows.All(static w => w.Covers is null);
        }

        // Backfill and head, with what a head reads again of the covered stretch left out, are the missing points in one piece each.
        FetchWindow[] news = [.. plan.Windows
            .Where(static w => w.Purpose is not WindowPurpose.Reread)
            .Select(static w => w.Covers)
            .OfType<FetchWindow>()
            .SelectMany(covers => Without(covers, scenario.Coverage))
            .OrderBy(static w => w.Start)];
        FetchWindow[] missing = [.. Without(FetchWindow.Between(start, end), scenario.Coverage)];
        return Joined(news).SequenceEqual(Joined(missing)) && NoOverlap(news);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void Plan_AnyHistory_NeverLeavesTheConsentNorTheMaximumNorADay() => Prop.ForAll(Scenarios, static scenario => scenario.Plan().Windows.All(w =>
        scenario.FirstInstantOf(w.Window.Start) >= scenario.User.ConsentStart
        && scenario.LastInstantOf(w.Window.End) <= scenario.User.ConsentEnd
        && (w.Covers is null || w.Covers.End <= scenario.End)
        && w.Window.Length <= scenario.Stream.MaximumRange
        && (scenario.Stream.DayKind is not DayKind.Utc || w.Window.End <= w.Window.Start.StartOfDay() + Duration.FromDays(1)))).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void Plan_StreamOfDates_ReadsTheRunningDateWithoutCallingItComplete() => Prop.ForAll(Scenarios, static scenario =>
    {
        if (scenario.Stream.DayKind is not DayKind.Civil || scenario.Zone is null)
        {
            return true;
        }

        // The date on which the tracker uploaded last, where it has begun and all of it lies inside the consent.
        LocalDate running = scenario.Watermark.InZone(scenario.Zone).Date;
        bool holds = scenario.FirstInstantOf(StreamTime.FromDate(running)) < scenario.Watermark
            && StreamTime.FromDate(running) >= scenario.Start
            && scenario.LastInstantOf(StreamTime.FromDate(running.PlusDays(1))) <= scenario.User.ConsentEnd;
        PlannedWindow[] reading = [.. scenario.Plan().Windows.Where(w => w.Window.Contains(StreamTime.FromDate(running)))];
        return holds
            ? reading is [{ Purpose: WindowPurpose.Head } head] && head.Covers?.Contains(StreamTime.FromDate(running)) is not true
            : scenario.User.ConsentEnd < scenario.Watermark || reading.Length == 0;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    // What the change detection compares begins with an hour, or with the consent.
    [Fact]
    public void Plan_IntradayStream_BeginsEachWindowWithAnHour() => Prop.ForAll(Scenarios, static scenario =>
        scenario.Stream.DayKind is not DayKind.Utc
        || scenario.Plan().Windows.All(w => w.Window.Start == w.Window.Start.Floor(Duration.FromHours(1)) || w.Window.Start == scenario.Start))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void Plan_AnyHistory_CanBeCommittedInItsOrderWithoutAHole() => Prop.ForAll(Scenarios, static scenario =>
    {
        // Coverage.Extend throws where a window would leave a hole.
        Coverage? coverage = scenario.Coverage;
        foreach (FetchWindow covers in scenario.Plan().Windows.Select(static w => w.Covers).OfType<FetchWindow>())
        {
            coverage = Coverage.Extend(coverage, covers);
        }

        return scenario.End <= scenario.Start || coverage is { } c && c.BackfilledFrom <= scenario.Start && c.CompleteThrough >= scenario.End;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void Plan_CoverageOfAnotherConsent_StaysInsideTheConsentOfNow() => Prop.ForAll(
        Scenarios,
        Arb.From(Gen.Zip(Gen.Choose(0, 60 * 24), Gen.Choose(1, 60 * 24))),
        static (scenario, covered) =>
        {
            StreamTime from = On(1) + Duration.FromHours(covered.Item1);
            Coverage before = new(from, from + Duration.FromHours(covered.Item2));
            SyncOffset offset = SyncOffset.Initial with { Coverage = before, Gaps = [new(FetchWindow.Between(before.BackfilledFrom, before.CompleteThrough), "reason", 1, At(1))] };

            SyncPlan plan = Planner.Plan(scenario.User, [scenario.Stream], new Dictionary<StreamId, SyncOffset> { [scenario.Stream.Id] = offset }, scenario.Horizon, scenario.Due);

            Coverage after = before;
            foreach (FetchWindow covers in plan.Windows.Select(static w => w.Covers).OfType<FetchWindow>())
            {
                after = Coverage.Extend(after, covers);
            }

            return plan.Windows.All(w => w.Window.Start >= scenario.Start && scenario.LastInstantOf(w.Window.End) <= scenario.User.ConsentEnd && !(w.Covers?.End > scenario.End));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

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

    public sealed record Scenario(string? ZoneId, DataStream Stream, SyncUser User, Instant Watermark, int CoveredFrom, int CoveredThrough, DueRule Due)
    {
        public DateTimeZone? Zone => ZoneId is null ? null : DateTimeZoneProviders.Tzdb[ZoneId];

        public SyncHorizon Horizon => new(Watermark, Watermark, Zone is null ? null : ZoneHistory.Of([(At(10), Zone)]));

        public StreamTime Start => IsCivil
            ? Dates.First(date => FirstInstantOf(date) >= User.ConsentStart)
            : StreamTime.FromInstant(User.ConsentStart).Ceiling(Stream.Granularity);

        public StreamTime End => IsCivil
            ? Dates.Last(date => LastInstantOf(date) <= Watermark && LastInstantOf(date) <= User.ConsentEnd)
            : StreamTime.Min(StreamTime.FromInstant(Watermark).Floor(Stream.Resolution), StreamTime.FromInstant(User.ConsentEnd!.Value).Floor(Stream.Granularity));

        private bool IsCivil => Stream.DayKind is DayKind.Civil;

        private static IEnumerable<StreamTime> Dates => Enumerable.Range(-5, 140).Select(static day => On(1) + Duration.FromDays(day));

        /// <summary>The earliest instant that a point of the stream's axis can mean.</summary>
        public Instant FirstInstantOf(StreamTime point) => IsCivil ? Midnight(point, Offset.FromHours(14)) : point.ToInstant();

        /// <summary>The latest instant that a point of the stream's axis can mean.</summary>
        public Instant LastInstantOf(StreamTime point) => IsCivil ? Midnight(point, Offset.FromHours(-12)) : point.ToInstant();

        private Instant Midnight(StreamTime point, Offset unknown) =>
            Zone is null ? point.ToDate().AtMidnight().WithOffset(unknown).ToInstant() : Zone.AtStartOfDay(point.ToDate()).ToInstant();

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
                b = IsCivil ? b.StartOfDay() : b.Floor(Stream.Resolution);
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
