using FitbitSdk.Records;
using Microsoft.Extensions.Options;
using NodaTime;
using static FitbitSdk.Sync.Tests.Times;

namespace FitbitSdk.Sync.Tests.Planning;

public sealed class SyncPlannerTests
{
    private static readonly SyncPlanner Planner = new(Options.Create(new SyncPlannerOptions()));
    private static readonly SyncUser Consenting = new(Anna, At(10), At(20));

    [Fact]
    public void Plan_FirstRun_ReadsTheNewestDayFirstAndTheRestNewestFirst()
    {
        SyncPlan plan = Plan(TestStreams.Heart, SyncOffset.Initial, watermark: At(12, 18, 30, 20));

        Assert.Equal(
            [
                (WindowPurpose.Head, Window(On(12), On(12, 18, 30, 20))),
                (WindowPurpose.Backfill, Window(On(11), On(12))),
                (WindowPurpose.Backfill, Window(On(10), On(11))),
            ],
            plan.Windows.Select(static w => (w.Purpose, w.Window)));
        Assert.Equal(3, plan.Cost);
    }

    [Fact]
    public void Plan_WatermarkMovedAcrossMidnight_ReadsWhatIsNewInOneRequestADay()
    {
        SyncOffset offset = Covered(On(10), On(12, 23), At(12, 23));

        SyncPlan plan = Plan(TestStreams.Heart, offset, watermark: At(13, 1), now: At(13, 1), due: DueRule.WhenDue);

        Assert.Equal(
            [Window(On(12, 23), On(13)), Window(On(13), On(13, 1))],
            plan.Windows.Where(static w => w.Purpose is WindowPurpose.Head).Select(static w => w.Window));
    }

    [Fact]
    public void Plan_CoverageEndsInAnHour_ReadsThatHourFromItsStart()
    {
        SyncPlan plan = Plan(TestStreams.Heart, Covered(On(10), On(12, 18, 20), At(12, 18, 20)), watermark: At(12, 19, 5), now: At(12, 19, 6), due: DueRule.WhenDue);

        Assert.Equal(Window(On(12, 18), On(12, 19, 5)), plan.Windows[0].Window);
    }

    // The hour in which the covered stretch ends belongs to the head alone, where one is read.
    [Theory]
    [InlineData(18, 40, "[12:00, 18:00)")]
    [InlineData(18, 20, "[12:00, 18:20)")]   // nothing new
    public void Plan_GapUpToTheCoveredEnd_IsCutWhereNewDataIsRead(int hour, int minute, string expected)
    {
        SyncOffset offset = Covered(On(10), On(12, 18, 20), At(12, 18, 20)) with { Gaps = [new(Window(On(12, 12), On(12, 18, 20)), "reason", 0, At(12, 18))] };

        SyncPlan plan = Plan(TestStreams.Heart, offset, watermark: At(12, hour, minute), now: At(12, 19), due: DueRule.WhenDue);

        FetchWindow gap = Assert.Single(plan.Windows, static w => w.Purpose is WindowPurpose.Gap).Window;
        Assert.Equal(expected, $"[{gap.Start.ToInstant():HH:mm}, {gap.End.ToInstant():HH:mm})");
    }

    // Rows of the hour that lie behind the window would look gone.
    [Fact]
    public void Plan_GapEndsWithinADeliveredHour_ReadsThatHourToItsEnd()
    {
        SyncOffset offset = Covered(On(10), On(12, 18, 20), At(12, 18, 20)) with { Gaps = [new(Window(On(12, 12), On(12, 15, 58)), "reason", 0, At(12, 18))] };

        SyncPlan plan = Plan(TestStreams.Heart, offset, watermark: At(12, 18, 20), now: At(12, 19), due: DueRule.WhenDue);

        Assert.Equal(Window(On(12, 12), On(12, 16)), Assert.Single(plan.Windows, static w => w.Purpose is WindowPurpose.Gap).Window);
    }

    [Fact]
    public void Plan_HorizonFellBackIntoAGap_LeavesTheHourOfTheHorizonForLater()
    {
        SyncOffset offset = Covered(On(10), On(13, 2, 25), At(13, 7, 50)) with { SweptAt = At(13, 7, 50), Gaps = [new(Window(On(12), On(13)), "reason", 0, At(13))] };

        SyncPlan plan = Plan(TestStreams.Steps, offset, watermark: null, now: At(13, 7, 58), due: DueRule.WhenDue);

        Assert.Equal(Window(On(12), On(12, 7)), Assert.Single(plan.Windows, static w => w.Purpose is WindowPurpose.Gap).Window);
    }

    [Fact]
    public void Plan_WatermarkStands_PlansNothing()
    {
        SyncPlan plan = Plan(TestStreams.Heart, Covered(On(10), On(12, 18), At(12, 19)), watermark: At(12, 18), now: At(12, 20), due: DueRule.WhenDue);

        Assert.Empty(plan.Windows);
        Assert.Equal(SkipReason.NothingDue, Assert.Single(plan.Skips).Reason);
    }

    [Fact]
    public void Plan_HeadReadWithinTheInterval_WaitsEvenThoughTheWatermarkMoved()
    {
        SyncOffset offset = Covered(On(10), On(12, 18), At(12, 18));

        Assert.Empty(Plan(TestStreams.Heart, offset, watermark: At(12, 18, 10), now: At(12, 18, 14, 59), due: DueRule.WhenDue).Windows);
        Assert.Single(Plan(TestStreams.Heart, offset, watermark: At(12, 18, 10), now: At(12, 18, 15), due: DueRule.WhenDue).Windows);
    }

    [Fact]
    public void Plan_RowNotOverAtTheWatermark_IsLeftOut()
    {
        SyncPlan plan = Plan(TestStreams.Steps, SyncOffset.Initial, watermark: At(10, 6, 30, 59));

        Assert.Equal(Window(On(10), On(10, 6, 30)), Assert.Single(plan.Windows).Window);
    }

    [Fact]
    public void Plan_NoWatermark_BelievesZerosOnlyAfterADay()
    {
        Assert.Equal(On(11, 12), Plan(TestStreams.Steps, SyncOffset.Initial, watermark: null, now: At(12, 12)).Windows.Max(static w => w.Covers!.End));
        Assert.Equal(On(12, 12), Plan(TestStreams.Heart, SyncOffset.Initial, watermark: null, now: At(12, 12)).Windows.Max(static w => w.Covers!.End));
    }

    [Fact]
    public void Plan_ConsentBetweenTwoMinutes_AsksForWholeMinutesInside()
    {
        SyncUser user = new(Anna, At(10, 6, 30, 30), At(10, 9, 15, 45));

        SyncPlan plan = Planner.Plan(user, [TestStreams.Heart], Nothing, new(At(12), At(12)), DueRule.Now);

        Assert.Equal(Window(On(10, 6, 31), On(10, 9, 15)), Assert.Single(plan.Windows).Window);
    }

    [Theory]
    [InlineData(1, 13)]
    [InlineData(3, 15)]
    [InlineData(7, 19)]
    public void Plan_ClosedDayReachesASweepAge_IsReadOnceMore(int age, int sweepDay)
    {
        SyncOffset offset = Covered(On(10), On(13), headReadAt: At(13), sweptAt: At(sweepDay) - Duration.FromSeconds(1));

        SyncPlan before = Plan(TestStreams.Heart, offset, At(13), now: At(sweepDay) - Duration.FromSeconds(1), due: DueRule.WhenDue);
        SyncPlan after = Plan(TestStreams.Heart, offset, At(13), now: At(sweepDay), due: DueRule.WhenDue);

        Assert.DoesNotContain(before.Windows, static w => w.Purpose is WindowPurpose.Reread);
        FetchWindow closed = Window(On(sweepDay - age - 1), On(sweepDay - age));
        Assert.Contains(after.Windows, w => w.Purpose is WindowPurpose.Reread && w.Window == closed);
    }

    [Fact]
    public void Plan_OnDemand_ReadsTheRunningDayAndEachDayOfTheLookBackAgainInOneRequestEach()
    {
        SyncOffset offset = Covered(On(10), On(12, 18), At(12, 19));

        SyncPlan plan = Plan(TestStreams.Heart, offset, watermark: At(12, 19), now: At(12, 20));

        Assert.Equal(
            [(WindowPurpose.Head, Window(On(12), On(12, 19))), (WindowPurpose.Reread, Window(On(11), On(12))), (WindowPurpose.Reread, Window(On(10), On(11)))],
            plan.Windows.Select(static w => (w.Purpose, w.Window)));
    }

    [Fact]
    public void Plan_LogStream_ReadsTheLookBackWithTheHeadAndADayAhead()
    {
        SyncUser user = new(Anna, At(1));

        SyncPlan plan = Planner.Plan(user, [TestStreams.Sleep], Offsets(TestStreams.Sleep, Covered(On(1), On(30), At(30))), new(At(31), At(31)), DueRule.WhenDue);

        PlannedWindow window = Assert.Single(plan.Windows);
        Assert.Equal(Window(On(17), On(31) + Duration.FromDays(1)), window.Window);
        Assert.Equal(Window(On(17), On(31)), window.Covers);
    }

    [Fact]
    public void Plan_BudgetTooSmall_PostponesTheOldestDaysAndKeepsTheReserve()
    {
        SyncPlan plan = Plan(TestStreams.Heart, SyncOffset.Initial, watermark: At(15), budget: 13);

        Assert.Equal([Window(On(14), On(15)), Window(On(13), On(14)), Window(On(12), On(13))], plan.Windows.Select(static w => w.Window));
        Assert.Equal([Window(On(11), On(12)), Window(On(10), On(11))], plan.Postponed.Select(static w => w.Window));
    }

    [Fact]
    public void Plan_StreamsTakeTurns()
    {
        SyncPlan plan = Planner.Plan(Consenting, [TestStreams.Heart, TestStreams.Steps], Nothing, new(At(12), At(12)), DueRule.Now);

        Assert.Equal(["heart-rate", "steps", "heart-rate", "steps"], plan.Windows.Select(static w => w.Stream.Id.Value));
    }

    [Fact]
    public void Plan_PausedStream_IsSkippedUntilThen()
    {
        SyncOffset paused = SyncOffset.Initial with { Pause = new(HealthApiErrorKind.Forbidden, 1, At(13)) };

        PlanSkip skip = Assert.Single(Plan(TestStreams.Heart, paused, At(12), now: At(12)).Skips);

        Assert.Equal(new PlanSkip(TestStreams.Heart.Id, SkipReason.Paused, At(13), HealthApiErrorKind.Forbidden), skip);
        Assert.NotEmpty(Plan(TestStreams.Heart, paused, At(12), now: At(13)).Windows);
    }

    [Fact]
    public void Plan_ScopeNotGranted_IsSkipped()
    {
        SyncPlan plan = Planner.Plan(Consenting, TestStreams.All, Nothing, new(At(12), At(12)), DueRule.Now, new HashSet<string>(["sleep", "steps"], StringComparer.Ordinal));

        Assert.Equal(new PlanSkip(TestStreams.Heart.Id, SkipReason.MissingScope), Assert.Single(plan.Skips));
    }

    [Fact]
    public void Plan_NothingUploadedOfTheConsent_IsSkipped() =>
        Assert.Equal(SkipReason.NotUploaded, Assert.Single(Plan(TestStreams.Heart, SyncOffset.Initial, watermark: At(9)).Skips).Reason);

    private static IReadOnlyDictionary<StreamId, SyncOffset> Nothing { get; } = new Dictionary<StreamId, SyncOffset>();

    private static Dictionary<StreamId, SyncOffset> Offsets(DataStream stream, SyncOffset offset) => new() { [stream.Id] = offset };

    private static SyncOffset Covered(StreamTime from, StreamTime through, Instant headReadAt, Instant? sweptAt = null) =>
        SyncOffset.Initial with { Coverage = new(from, through), HeadReadAt = headReadAt, SweptAt = sweptAt ?? headReadAt };

    private static SyncPlan Plan(DataStream stream, SyncOffset offset, Instant? watermark, Instant? now = null, DueRule due = DueRule.Now, int? budget = null) =>
        Planner.Plan(Consenting, [stream], Offsets(stream, offset), new(now ?? watermark ?? At(12), watermark), due, budget: budget);
}
