using FitbitSdk.Records;
using FitbitSdk.Testing;
using NodaTime;
using static FitbitSdk.Sync.Tests.Times;

namespace FitbitSdk.Sync.Tests.Engine;

/// <summary>Each class of answer has one durable outcome.</summary>
public sealed class AnswerTests
{
    private readonly EngineFixture _ = new();

    [Theory]
    [InlineData(HealthApiErrorKind.Unavailable, StreamOutcome.Failed, 1)]
    [InlineData(HealthApiErrorKind.Rejected, StreamOutcome.Failed, 60)]
    [InlineData(HealthApiErrorKind.Protocol, StreamOutcome.Failed, 60)]
    [InlineData(HealthApiErrorKind.Forbidden, StreamOutcome.Failed, 24 * 60)]
    [InlineData(HealthApiErrorKind.MissingScope, StreamOutcome.Skipped, 24 * 60)]
    public async Task SyncAsync_OneStreamFails_IsPausedDurablyAndTheOthersGoOn(HealthApiErrorKind kind, StreamOutcome outcome, int minutes)
    {
        _.Source.FailRead = request => request.Stream.Id == StreamId.HeartRate ? new HealthApiException(kind, "GetHeartRate", "scripted") { Requests = 3 } : null;

        SyncReport report = await _.SyncAsync();
        StreamReport heart = _.Of(report, StreamId.HeartRate);

        Assert.Equal((outcome, (HealthApiErrorKind?)kind, 3), (heart.Outcome, heart.Error, heart.Requests));
        Assert.InRange((heart.Until!.Value - _.Now).TotalMinutes, minutes, kind is HealthApiErrorKind.Unavailable ? minutes * 1.25 : minutes);
        Assert.Equal(StreamOutcome.Completed, _.Of(report, StreamId.Sleep).Outcome);
        int asked = _.Source.Asked.Count;
        Assert.Equal(outcome, _.Of(await _.SyncAsync(StreamId.HeartRate), StreamId.HeartRate).Outcome);
        Assert.Equal(asked, _.Source.Asked.Count);
    }

    [Fact]
    public async Task SyncAsync_StreamKeepsFailing_WaitsTwiceAsLongEachTimeUpToSixHours()
    {
        _.Source.FailRead = static _ => new HealthApiException(HealthApiErrorKind.Unavailable, "GetHeartRate", "scripted");
        List<double> pauses = [];
        for (int i = 0; i < 12; i++)
        {
            StreamReport heart = _.Of(await _.SyncAsync(StreamId.HeartRate), StreamId.HeartRate);
            pauses.Add((heart.Until!.Value - _.Now).TotalMinutes);
            _.Clock.SetUtcNow(heart.Until.Value.ToDateTimeOffset());
        }

        double[] shortest = [1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360, 360];
        double[] longest = [1.25, 2.5, 5, 10, 20, 40, 80, 160, 320, 450, 450, 450];
        Assert.All(pauses.Zip(shortest, longest), static one => Assert.InRange(one.First, one.Second, one.Third));
        Assert.Equal(pauses.Count, pauses.Distinct().Count());
    }

    [Fact]
    public async Task SyncAsync_QuotaUsedUp_StopsEveryStreamUntilTheReset()
    {
        _.Source.FailRead = static _ => new RateLimitedException("GetHeartRate", "scripted") { RetryAt = At(12, 20) };

        SyncReport report = await _.SyncAsync();
        SyncReport next = await _.SyncAsync();

        Assert.All(report.Streams.Concat(next.Streams), static s => Assert.Equal((StreamOutcome.RateLimited, (Instant?)At(12, 20)), (s.Outcome, s.Until)));
        Assert.Single(_.Source.Asked);
        Assert.Equal(0, next.Requests);

        _.Source.FailRead = static _ => null;
        _.Clock.SetUtcNow(At(12, 20).ToDateTimeOffset());
        Assert.Equal(StreamOutcome.Completed, (await _.SyncAsync()).Outcome);
    }

    [Fact]
    public async Task SyncAsync_UserMustAuthorize_SaysSoAndGoesOnOnceTheyDid()
    {
        _.Source.FailStatus = static () => new NeedsAuthorizationException("GetDevices", "scripted");

        SyncReport report = await _.SyncAsync();

        Assert.All(report.Streams, static s => Assert.Equal(StreamOutcome.NeedsAuthorization, s.Outcome));
        Assert.True((await _.OffsetAsync(null)).Account!.NeedsAuthorization);
        _.Source.FailStatus = static () => null;
        Assert.Equal(StreamOutcome.Completed, (await _.SyncAsync()).Outcome);
        Assert.False((await _.OffsetAsync(null)).Account!.NeedsAuthorization);
    }

    [Fact]
    public async Task SyncAsync_ApiRetired_AsksOnceADay()
    {
        _.Source.FailStatus = static () => new ApiRetiredException("GetDevices", "scripted");

        Assert.All((await _.SyncAsync()).Streams, static s => Assert.Equal(HealthApiErrorKind.Retired, s.Error));
        await _.SyncAsync();

        Assert.Equal(2, _.Source.StatusCalls);   // one more asks whether it is so
        _.Clock.Advance(TimeSpan.FromDays(1));
        await _.SyncAsync();
        Assert.Equal(4, _.Source.StatusCalls);
    }

    [Fact]
    public async Task SyncAsync_ElementCannotBeMapped_DeliversTheRestAndTriesTheGapTwiceADayAndThenWeekly()
    {
        _.User = new(Anna, At(12));
        _.Source.Problems = [new("dataset[3].value", "not a number")];
        List<double> hours = [];
        for (int read = 1; read <= 4; read++)
        {
            StreamReport stream = _.Of(await _.SyncAsync(DueRule.WhenDue, StreamId.HeartRate), StreamId.HeartRate);
            Gap gap = Assert.Single((await _.OffsetAsync(StreamId.HeartRate)).Gaps);
            Assert.Equal((StreamOutcome.Partial, 1, 1, read), (stream.Outcome, stream.Problems, stream.Gaps, gap.Attempts));
            Assert.Contains("dataset[3].value", stream.Reason, StringComparison.Ordinal);
            Assert.NotNull(stream.Coverage);
            hours.Add((gap.NextTry - _.Now).TotalHours);
            _.Clock.SetUtcNow(gap.NextTry.ToDateTimeOffset());
        }

        Assert.Equal([12, 12, 24 * 7, 24 * 7], hours);
        Assert.Equal(_.Log.Entries.Count, _.Log.Entries.Select(static e => e.Head!.Value.Id).Distinct().Count());

        _.Source.Problems = [];
        Assert.Equal((StreamOutcome.Completed, 0), (_.Of(await _.SyncAsync(DueRule.WhenDue, StreamId.HeartRate), StreamId.HeartRate).Outcome, (await _.OffsetAsync(StreamId.HeartRate)).Gaps.Count));
    }

    [Fact]
    public async Task SyncAsync_DataStillProcessed_DeliversWhatIsThereAndAsksAgainThen()
    {
        _.Source.PendingUntil = At(12, 19, 20);

        StreamReport pending = _.Of(await _.SyncAsync(StreamId.Sleep), StreamId.Sleep);
        _.Source.PendingUntil = null;
        _.Clock.SetUtcNow(At(12, 19, 20).ToDateTimeOffset());
        StreamReport after = _.Of(await _.SyncAsync(StreamId.Sleep), StreamId.Sleep);

        Assert.Equal((StreamOutcome.Skipped, 2, (Coverage?)null, (Instant?)At(12, 19, 20)), (pending.Outcome, pending.Records, pending.Coverage, pending.Until));
        Assert.Equal((StreamOutcome.Completed, 0), (after.Outcome, after.Records));
        Assert.NotNull(after.Coverage);
    }

    [Fact]
    public async Task SyncAsync_DataStillProcessed_IsDueByThenAndNotBefore()
    {
        _.Source.PendingUntil = At(12, 19, 20);
        await _.SyncAsync(DueRule.WhenDue, StreamId.Sleep);
        int asked = _.Source.Asked.Count;

        _.Clock.SetUtcNow(At(12, 19, 19).ToDateTimeOffset());
        await _.SyncAsync(DueRule.WhenDue, StreamId.Sleep);
        Assert.Equal(asked, _.Source.Asked.Count);
        _.Clock.SetUtcNow(At(12, 19, 20).ToDateTimeOffset());
        await _.SyncAsync(DueRule.WhenDue, StreamId.Sleep);
        Assert.Equal(asked + 1, _.Source.Asked.Count);
    }

    [Fact]
    public async Task SyncAsync_DataStillProcessedUnderAPolicyOfTheHost_IsDueByThenAndNotBefore()
    {
        _.Options.Policies[StreamId.Sleep] = new() { HeadInterval = Duration.FromHours(1), LookBack = Duration.FromDays(14) };
        _.Source.PendingUntil = At(12, 19, 20);
        await _.SyncAsync(DueRule.WhenDue, StreamId.Sleep);
        int asked = _.Source.Asked.Count;

        _.Clock.SetUtcNow(At(12, 19, 19).ToDateTimeOffset());
        await _.SyncAsync(DueRule.WhenDue, StreamId.Sleep);
        Assert.Equal(asked, _.Source.Asked.Count);
        _.Clock.SetUtcNow(At(12, 19, 20).ToDateTimeOffset());
        await _.SyncAsync(DueRule.WhenDue, StreamId.Sleep);
        Assert.Equal(asked + 1, _.Source.Asked.Count);
    }

    [Fact]
    public async Task SyncAsync_LastNightStillProcessed_CoversWhatIsFinalAndTheBackfillGoesOn()
    {
        _.User = new(Anna, At(10) - Duration.FromDays(100));
        _.Source.PendingUntil = At(12, 19, 20);
        _.Source.PendingFrom = On(12, 7);
        _.Source.IsFaulty = static request => request.Window.Contains(On(12, 7));

        StreamReport sleep = _.Of(await _.SyncAsync(StreamId.Sleep), StreamId.Sleep);

        Assert.Equal((StreamOutcome.Skipped, 0), (sleep.Outcome, sleep.Gaps));
        Assert.Equal(new Coverage(StreamTime.FromInstant(_.User.ConsentStart), On(12, 7)), sleep.Coverage);
    }

    [Fact]
    public async Task SyncAsync_DayStillProcessed_DeliversWhatLiesBehindAndDoesNotCoverIt()
    {
        _.Source.Watermarks["tracker"] = At(10, 18);
        await _.SyncAsync(StreamId.HeartRate);
        _.Source.Watermarks["tracker"] = At(12, 18, 30);
        _.Source.PendingUntil = At(12, 19, 20);
        _.Source.IsFaulty = static request => request.Window.Contains(On(11));

        StreamReport held = _.Of(await _.SyncAsync(StreamId.HeartRate), StreamId.HeartRate);
        long before = _.Log.Entries.Count;
        _.Source.PendingUntil = null;
        StreamReport after = _.Of(await _.SyncAsync(StreamId.HeartRate), StreamId.HeartRate);

        Assert.Equal((StreamOutcome.Skipped, On(11), 0), (held.Outcome, held.Coverage!.CompleteThrough, held.Gaps));
        Assert.Equal(_.Source.Heart.Keys.Count(static time => time < At(12, 18, 30)), before);
        Assert.Equal((StreamOutcome.Completed, On(12, 18, 30), 0L), (after.Outcome, after.Coverage!.CompleteThrough, after.Records));
    }

    [Fact]
    public async Task SyncAsync_HeadInPiecesStillProcessedInTheFirst_IsDueByThen()
    {
        await _.SyncAsync(StreamId.Sleep);
        _.Clock.Advance(TimeSpan.FromDays(100));
        _.Source.Watermarks["tracker"] = _.Now;
        _.Source.PendingUntil = _.Now + Duration.FromMinutes(20);
        _.Source.IsFaulty = static request => request.Window.Contains(On(14));

        SyncReport report = await _.SyncAsync(DueRule.WhenDue, StreamId.Sleep);

        Assert.Equal(3, _.Source.Asked.Count);
        Assert.Equal(_.Source.PendingUntil, _.Of(report, StreamId.Sleep).NextDue);
    }

    [Theory]
    [InlineData(1, 15)]
    [InlineData(20, 20)]
    [InlineData(60 * 24 * 40, 60 * 24)]
    public async Task SyncAsync_DataStillProcessed_WaitsAsLongAsIsStatedWithinTheTable(int stated, int waits)
    {
        _.Source.PendingUntil = _.Now + Duration.FromMinutes(stated);

        StreamReport sleep = _.Of(await _.SyncAsync(StreamId.Sleep), StreamId.Sleep);

        Assert.Equal(_.Now + Duration.FromMinutes(waits), sleep.Until);
    }

    [Fact]
    public async Task SyncAsync_OldDataStillProcessed_IsAGapThatIsDueByThen()
    {
        _.User = new(Anna, At(10) - Duration.FromDays(100));
        _.Source.PendingUntil = At(12, 19, 20);
        _.Source.IsFaulty = static request => request.Window.End < On(1);

        StreamReport sleep = _.Of(await _.SyncAsync(StreamId.Sleep), StreamId.Sleep);
        Gap gap = Assert.Single((await _.OffsetAsync(StreamId.Sleep)).Gaps);
        _.Source.PendingUntil = null;
        _.Clock.SetUtcNow(At(12, 19, 20).ToDateTimeOffset());
        StreamReport after = _.Of(await _.SyncAsync(DueRule.WhenDue, StreamId.Sleep), StreamId.Sleep);

        Assert.Equal((StreamOutcome.Skipped, 0), (sleep.Outcome, sleep.Gaps));
        Assert.Equal((StreamTime.FromInstant(_.User.ConsentStart), 0, At(12, 19, 20)), (gap.Span.Start, gap.Attempts, gap.NextTry));
        Assert.Equal((_.User.ConsentStart, 0), (sleep.Coverage!.BackfilledFrom.ToInstant(), after.Gaps));
    }

    [Fact]
    public async Task SyncAsync_FaultInTheRunningDate_IsNoGapBeforeIt()
    {
        _.Source.Streams = [TestStreams.Resting];
        _.Source.Resting[new(2026, 3, 11)] = 61;
        _.Source.Resting[new(2026, 3, 12)] = 62;
        _.Source.Problems = [new("restingHeartRate", "not a number")];
        _.Source.IsFaulty = static request => request.Window.Contains(On(12));

        StreamReport resting = _.Of(await _.SyncAsync(StreamId.RestingHeartRate), StreamId.RestingHeartRate);

        Assert.Equal((StreamOutcome.Partial, 1, 0, 2L), (resting.Outcome, resting.Problems, resting.Gaps, resting.Records));
        Assert.Equal(new Coverage(On(10), On(12)), resting.Coverage);
    }

    [Fact]
    public async Task SyncAsync_MapperMended_ReadsTheGapAtOnce()
    {
        _.User = new(Anna, At(12));
        _.Source.Problems = [new("dataset[3].value", "not a number")];
        await _.SyncAsync(DueRule.WhenDue, StreamId.HeartRate);
        _.Source.Problems = [];
        _.Source.Streams = [TestStreams.Mended];

        StreamReport heart = _.Of(await _.SyncAsync(DueRule.WhenDue, StreamId.HeartRate), StreamId.HeartRate);

        Assert.Equal((StreamOutcome.Completed, 0), (heart.Outcome, heart.Gaps));
    }

    [Fact]
    public async Task SyncAsync_DifferentFailuresInTurn_GoOnDoubling()
    {
        int failures = 0;
        _.Source.FailRead = _ => new HealthApiException(failures++ % 2 == 0 ? HealthApiErrorKind.Unavailable : HealthApiErrorKind.Protocol, "GetHeartRate", "scripted");
        Instant began = _.Now;
        while (_.Now < began + Duration.FromDays(7))
        {
            _.Clock.SetUtcNow(_.Of(await _.SyncAsync(StreamId.HeartRate), StreamId.HeartRate).Until!.Value.ToDateTimeOffset());
        }

        Assert.InRange(failures, 5, 16);
    }

    [Fact]
    public async Task SyncAsync_RecordWithoutItsDate_FailsThatStreamAlone()
    {
        _.Source.Streams = [TestStreams.Heart, TestStreams.Undated];

        SyncReport report = await _.SyncAsync();

        Assert.Equal((StreamOutcome.Failed, (HealthApiErrorKind?)HealthApiErrorKind.Protocol), (_.Of(report, TestStreams.Undated.Id).Outcome, _.Of(report, TestStreams.Undated.Id).Error));
        Assert.Equal(StreamOutcome.Completed, _.Of(report, StreamId.HeartRate).Outcome);
    }

    [Fact]
    public async Task SyncAsync_NoTracker_SaysThatTheWatermarkIsAssumed()
    {
        _.Source.Watermarks.Clear();

        SyncReport report = await _.SyncAsync(StreamId.Steps);

        Assert.True(report.IsWatermarkAssumed);
        Assert.Equal(On(11, 19), _.Of(report, StreamId.Steps).Coverage!.CompleteThrough);
    }

    [Fact]
    public async Task SyncAsync_TwoRunsOnOneStatus_PlanWithWhatTheFirstLeft()
    {
        _.User = new(Anna, At(1) - Duration.FromDays(300));
        _.Source.Quota = new(150, 148, At(12, 20));

        StreamReport first = _.Of(await _.SyncAsync(DueRule.WhenDue, StreamId.Steps), StreamId.Steps);
        _.Clock.Advance(TimeSpan.FromMinutes(8));
        await _.SyncAsync(DueRule.WhenDue, StreamId.Steps);

        Assert.Equal(138, first.Windows);
        Assert.Equal(138, _.Source.Asked.Count);
        Assert.Equal(10, (await _.OffsetAsync(null)).Account!.Quota!.Remaining);
    }

    [Fact]
    public async Task SyncAsync_GapInOldSleep_SendsTheOtherLogsOnce()
    {
        _.Source.Sleeps.Clear();
        for (int night = 0; night < 100; night++)
        {
            Instant start = At(12, 22) - Duration.FromDays(night + 1);
            _.Source.Sleeps.Add(($"{night}", start, start + Duration.FromHours(7)));
        }

        _.User = new(Anna, At(1) - Duration.FromDays(100));
        _.Source.Problems = [new("sleep[3].startTime", "missing")];
        for (int run = 0; run < 4; run++)
        {
            await _.SyncAsync(StreamId.Sleep);
            _.Clock.Advance(TimeSpan.FromHours(13));
        }

        Assert.Equal(100, _.Log.Entries.Count);
    }
}
