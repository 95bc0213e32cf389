using FitbitSdk.Records;
using Microsoft.Extensions.Options;
using NodaTime;
using static FitbitSdk.Sync.Tests.Times;

namespace FitbitSdk.Sync.Tests.Planning;

public sealed class PolicyTests
{
    private static readonly Duration Quarter = Duration.FromMinutes(15);
    private static readonly SyncUser User = new(Anna, At(1));

    private static readonly DataStream Nights = Row(DayKind.Civil, new() { HeadInterval = Duration.FromHours(6), NeedsUpload = true, LookBack = Duration.FromDays(14) });
    private static readonly DataStream Blind = Row(DayKind.Utc, new() { HeadInterval = Quarter, SweepAges = [Duration.FromDays(1)], BlindSweepAges = [Duration.FromDays(14)] });

    [Theory]
    [InlineData(7, false, 0)]   // noticed before the last read: that has it
    [InlineData(9, false, 1)]
    [InlineData(7, true, 1)]    // nobody can see uploads, so the interval alone counts
    public void Plan_StreamThatNeedsAnUpload_IsReadOnlyAfterOne(int noticedHour, bool blind, int windows)
    {
        SyncOffset offset = Covered(On(1), On(20), readAt: At(20, 8));
        SyncHorizon horizon = new(At(20, 14), blind ? null : At(20, 7), ZoneHistory.Of([(At(1), DateTimeZone.Utc)]), At(20, noticedHour));

        Assert.Equal(windows, Plan(Nights, offset, horizon).Windows.Count);
    }

    [Fact]
    public void Plan_UploadWithinTheInterval_WaitsForItsEnd()
    {
        SyncOffset offset = Covered(On(1), On(20), readAt: At(20, 8));

        Assert.Empty(Plan(Nights, offset, Horizon(At(20, 13, 59), noticed: At(20, 9))).Windows);
        Assert.Single(Plan(Nights, offset, Horizon(At(20, 14), noticed: At(20, 9))).Windows);
    }

    [Fact]
    public void Plan_DateThatBecameComplete_IsReadEvenIfNoUploadWasNoticed()
    {
        SyncOffset offset = Covered(On(1), On(19), readAt: At(20, 1));

        Assert.Single(Plan(Nights, offset, Horizon(At(20, 14), noticed: At(20, 0))).Windows);
    }

    [Fact]
    public void Plan_BlindUser_SweepsOnceMore()
    {
        SyncOffset offset = Covered(On(1), On(20), readAt: At(20)) with { SweptAt = At(19, 23) };

        FetchWindow[] blind = Swept(Plan(Blind, offset, new SyncHorizon(At(20), Watermark: null)));
        FetchWindow[] seen = Swept(Plan(Blind, offset, new SyncHorizon(At(20), At(20))));

        Assert.Equal([Window(On(18), On(19)), Window(On(5), On(6))], blind);
        Assert.Equal([Window(On(18), On(19))], seen);
    }

    [Fact]
    public void Plan_PolicyOfTheHost_TakesThePlaceOfTheRows()
    {
        SyncPlannerOptions options = new();
        options.Policies[Blind.Id] = new() { HeadInterval = Duration.FromHours(2) };
        SyncPlanner planner = new(Options.Create(options));
        SyncOffset offset = Covered(On(1), On(20), readAt: At(20, 12));

        Assert.Empty(planner.Plan(User, [Blind], Offsets(Blind, offset), Horizon(At(20, 13, 59)), DueRule.WhenDue).Windows);
        Assert.Single(planner.Plan(User, [Blind], Offsets(Blind, offset), Horizon(At(20, 14)), DueRule.WhenDue).Windows);
    }

    [Theory]
    [InlineData(26, null, false)]
    [InlineData(27, null, true)]            // 7 days after the end of the consent
    [InlineData(21, 49, false)]
    [InlineData(21, 50, true)]              // 30 days after it, whatever the tracker did
    public void Plan_ConsentIsOver_FinishesOnceUploadsAreNoLongerAwaited(int watermarkDay, int? nowDay, bool finished)
    {
        SyncUser past = new(Anna, At(10), At(20));
        Instant watermark = At(1) + Duration.FromDays(watermarkDay - 1);
        Instant now = nowDay is { } day ? At(1) + Duration.FromDays(day - 1) : watermark;
        SyncOffset offset = Covered(On(10), On(20), readAt: now - Duration.FromMinutes(1)) with { SweptAt = now };

        SyncPlan plan = new SyncPlanner(Options.Create(new SyncPlannerOptions())).Plan(past, [Blind], Offsets(Blind, offset), new(now, watermark), DueRule.WhenDue);

        Assert.Equal(finished ? SkipReason.Finished : SkipReason.NothingDue, Assert.Single(plan.Skips).Reason);
    }

    [Fact]
    public void Plan_PastConsentNeverRead_IsReadLikeAnyOther()
    {
        SyncUser past = new(Anna, At(10), At(12));

        SyncPlan plan = Planner.Plan(past, [Blind], new Dictionary<StreamId, SyncOffset>(), new(At(31) + Duration.FromDays(60), At(31)), DueRule.WhenDue);

        Assert.Equal([Window(On(11), On(12)), Window(On(10), On(11))], plan.Windows.Select(static w => w.Window));
    }

    [Fact]
    public void Plan_ConsentIsOverWithAGap_GoesOnWithTheGap()
    {
        SyncUser past = new(Anna, At(10), At(12));
        SyncOffset offset = Covered(On(10), On(12), readAt: At(20)) with { SweptAt = At(20), Gaps = [new(Window(On(10), On(11)), "reason", 3, At(19))] };

        Assert.Equal(WindowPurpose.Gap, Assert.Single(Planner.Plan(past, [Blind], Offsets(Blind, offset), new(At(20), At(20)), DueRule.WhenDue).Windows).Purpose);
    }

    [Fact]
    public void NextDue_NothingUploaded_IsTheNextReadPauseOrGap()
    {
        SyncOffset offset = Covered(On(1), On(20), readAt: At(20, 12));
        SyncHorizon horizon = Horizon(At(20, 12, 5));

        Assert.Equal(At(20, 12, 15), NextDue(offset));
        Assert.Equal(At(20, 12, 10), NextDue(offset with { Gaps = [new(Window(On(3), On(4)), "reason", 1, At(20, 12, 10))] }));
        Assert.Equal(At(20, 18), NextDue(offset with { Pause = new(HealthApiErrorKind.Unavailable, 1, At(20, 18)) }));

        Instant? NextDue(SyncOffset offset) => Planner.NextDue(User, [Blind], Offsets(Blind, offset), horizon);
    }

    [Fact]
    public void NextDue_AnyOffset_LiesAheadSoThatALoopCannotSpin()
    {
        SyncOffset offset = Covered(On(1), On(20), readAt: At(19)) with { Gaps = [new(Window(On(3), On(4)), "reason", 1, At(19))] };

        Assert.Equal(At(20, 12, 1), Planner.NextDue(User, [Nights], Offsets(Nights, offset), Horizon(At(20, 12))));
    }

    [Fact]
    public void NextDue_ClosedDayWillReachASweepAge_IsThen()
    {
        SyncOffset offset = Covered(On(1), On(20, 7), readAt: At(20, 7));

        Assert.Equal(At(21), NextDue(new(At(20, 12), At(20, 7))));
        Assert.Null(NextDue(new(At(22), At(20, 7))));
        Assert.Equal(At(23), NextDue(new(At(22), Watermark: null)));

        Instant? NextDue(SyncHorizon horizon) => Planner.NextDue(User, [Blind], Offsets(Blind, offset with { SweptAt = horizon.Now }), horizon);
    }

    [Fact]
    public void PriceOf_TheTableOfTheSync_IsItsArithmetic()
    {
        DataStream logs = Row(DayKind.Instant, new() { HeadInterval = Duration.FromHours(6), LookBack = Duration.FromDays(14) });

        Assert.Equal(96 + 1 + 2, Price(Blind));   // two heads at midnight, sweeps of those whose uploads cannot be seen
        Assert.Equal(10 + 1 + 2, Price(Blind, uploads: 10));
        Assert.Equal(4, Price(Nights));
        Assert.Equal(1, Price(Nights, uploads: 1));
        Assert.Equal(4, Price(logs, uploads: 1));
        Assert.Equal(96 + 4, Planner.PriceOf([]).Total);
        Assert.Equal((2 * 96) + 4, Planner.PriceOf([], checkPrice: 2).Total);
        Assert.Equal((96, 96 + 4), (Planner.PriceOf([TestStreams.Zone]).Account, Planner.PriceOf([TestStreams.Zone]).Total));   // the stream tells the zone

        static double Price(DataStream stream, int uploads = PolicyPrice.MostUploadsADay) => Planner.PriceOf([stream], uploads).Streams[stream.Id];
    }

    [Theory]
    [InlineData(19, false)]
    [InlineData(20, true)]
    public void Fits_QuotaOfAnHour_HoldsADaysPriceLessTheReserve(int limit, bool fits) =>
        Assert.Equal(fits, Planner.PriceOf([Blind]).Fits(new QuotaState(limit, limit, At(1), Duration.FromHours(1)), reserve: 11));   // 199 a day: 8.3 an hour

    [Fact]
    public void Fits_PeriodUnknown_IsNotDoubted() => Assert.True(Planner.PriceOf([Blind]).Fits(new QuotaState(1, 1, At(1)), reserve: 11));

    private static SyncPlanner Planner => new(Options.Create(new SyncPlannerOptions()));

    private static FetchWindow[] Swept(SyncPlan plan) => [.. plan.Windows.Where(static w => w.Purpose is WindowPurpose.Reread).Select(static w => w.Window)];

    private static SyncPlan Plan(DataStream stream, SyncOffset offset, SyncHorizon horizon) => Planner.Plan(User, [stream], Offsets(stream, offset), horizon, DueRule.WhenDue);

    private static Dictionary<StreamId, SyncOffset> Offsets(DataStream stream, SyncOffset offset) => new() { [stream.Id] = offset };

    private static SyncHorizon Horizon(Instant now, Instant? noticed = null) => new(now, At(20, 7) < now ? At(20, 7) : now, ZoneHistory.Of([(At(1), DateTimeZone.Utc)]), noticed);

    private static SyncOffset Covered(StreamTime from, StreamTime through, Instant readAt) =>
        SyncOffset.Initial with { Coverage = new(from, through), HeadReadAt = readAt, SweptAt = readAt };

    private static DataStream Row(DayKind kind, StreamPolicy policy) => new()
    {
        Id = new($"{kind}".ToLowerInvariant()),
        Scope = "any",
        DayKind = kind,
        MaximumRange = kind is DayKind.Utc ? Duration.FromDays(1) : Duration.FromDays(30),
        Granularity = kind is DayKind.Utc ? Duration.FromMinutes(1) : Duration.FromSeconds(1),
        Policy = policy,
        Source = new Uri("https://dev.fitbit.com/build/reference/web-api/"),
    };
}
