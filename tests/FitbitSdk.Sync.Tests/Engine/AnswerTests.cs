using FitbitSdk.Records;
using FitbitSdk.Testing;
using NodaTime;
using static FitbitSdk.Sync.Tests.Times;

namespace FitbitSdk.Sync.Tests.Engine;

/// <summary>Each class of answer has one durable outcome.</summary>
public sealed class AnswerTests
{
    private readonly EngineFixture _fixture = new();

    [Theory]
    [InlineData(HealthApiErrorKind.Unavailable, StreamOutcome.Failed, 1)]
    [InlineData(HealthApiErrorKind.Rejected, StreamOutcome.Failed, 60)]
    [InlineData(HealthApiErrorKind.Protocol, StreamOutcome.Failed, 60)]
    [InlineData(HealthApiErrorKind.Forbidden, StreamOutcome.Failed, 24 * 60)]
    [InlineData(HealthApiErrorKind.MissingScope, StreamOutcome.Skipped, 24 * 60)]
    public async Task SyncAsync_OneStreamFails_IsPausedDurablyAndTheOthersGoOn(HealthApiErrorKind kind, StreamOutcome outcome, int minutes)
    {
        _fixture.Source.FailRead = request => request.Stream.Id == StreamId.HeartRate ? new HealthApiException(kind, "GetHeartRate", "scripted") { Requests = 3 } : null;

        SyncReport report = await _fixture.SyncAsync();
        StreamReport heart = _fixture.Of(report, StreamId.HeartRate);

        Assert.Equal((outcome, (HealthApiErrorKind?)kind, 3), (heart.Outcome, heart.Error, heart.Requests));
        Assert.InRange((heart.Until!.Value - _fixture.Now).TotalMinutes, minutes, kind is HealthApiErrorKind.Unavailable ? minutes * 1.25 : minutes);
        Assert.Equal(StreamOutcome.Completed, _fixture.Of(report, StreamId.Sleep).Outcome);
        int asked = _fixture.Source.Asked.Count;
        Assert.Equal(outcome, _fixture.Of(await _fixture.SyncAsync(StreamId.HeartRate), StreamId.HeartRate).Outcome);
        Assert.Equal(asked, _fixture.Source.Asked.Count);
    }

    [Fact]
    public async Task SyncAsync_StreamKeepsFailing_WaitsTwiceAsLongEachTimeUpToSixHours()
    {
        _fixture.Source.FailRead = static _ => new HealthApiException(HealthApiErrorKind.Unavailable, "GetHeartRate", "scripted");
        List<double> pauses = [];
        for (int i = 0; i < 12; i++)
        {
            StreamReport heart = _fixture.Of(await _fixture.SyncAsync(StreamId.HeartRate), StreamId.HeartRate);
            pauses.Add((heart.Until!.Value - _fixture.Now).TotalMinutes);
            _fixture.Clock.SetUtcNow(heart.Until.Value.ToDateTimeOffset());
        }

        double[] shortest = [1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360, 360];
        double[] longest = [1.25, 2.5, 5, 10, 20, 40, 80, 160, 320, 450, 450, 450];
        Assert.All(pauses.Zip(shortest, longest), static one => Assert.InRange(one.First, one.Second, one.Third));
        Assert.Equal(pauses.Count, pauses.Distinct().Count());
    }

    [Fact]
    public async Task SyncAsync_QuotaUsedUp_StopsEveryStreamUntilTheReset()
    {
        _fixture.Source.FailRead = static _ => new RateLimitedException("GetHeartRate", "scripted") { RetryAt = At(12, 20) };

        SyncReport report = await _fixture.SyncAsync();
        SyncReport next = await _fixture.SyncAsync();

        Assert.All(report.Streams.Concat(next.Streams), static s => Assert.Equal((StreamOutcome.RateLimited, (Instant?)At(12, 20)), (s.Outcome, s.Until)));
        Assert.Single(_fixture.Source.Asked);
        Assert.Equal(0, next.Requests);

        _fixture.Source.FailRead = static _ => null;
        _fixture.Clock.SetUtcNow(At(12, 20).ToDateTimeOffset());
        Assert.Equal(StreamOutcome.Completed, (await _fixture.SyncAsync()).Outcome);
    }

    [Fact]
    public async Task SyncAsync_QuotaUsedUpForATimeThatTheClientGuesses_WaitsTwiceAsLongEachTimeUpToAnHour()
    {
        _fixture.Source.FailRead = _ => new RateLimitedException("GetHeartRate", "scripted") { RetryAt = _fixture.Now + Duration.FromMinutes(1), IsRetryAtAssumed = true };
        List<double> minutes = [];
        for (int run = 0; run < 8; run++)
        {
            Instant until = (await _fixture.SyncAsync(DueRule.WhenDue)).Streams[0].Until!.Value;
            minutes.Add((until - _fixture.Now).TotalMinutes);
            _fixture.Clock.SetUtcNow(until.ToDateTimeOffset());
        }

        // Up to a quarter longer, by chance.
        Assert.All(minutes.Zip([1, 2, 4, 8, 16, 32, 60, 60]), static wait => Assert.InRange(wait.First, wait.Second, wait.Second * 1.25));
    }

    [Fact]
    public async Task SyncAsync_UserMustAuthorize_SaysSoAndGoesOnOnceTheyDid()
    {
        _fixture.Source.FailStatus = static () => new NeedsAuthorizationException("GetDevices", "scripted");

        SyncReport report = await _fixture.SyncAsync();

        Assert.All(report.Streams, static s => Assert.Equal(StreamOutcome.NeedsAuthorization, s.Outcome));
        Assert.True((await _fixture.OffsetAsync(null)).Account!.NeedsAuthorization);
        _fixture.Source.FailStatus = static () => null;
        Assert.Equal(StreamOutcome.Completed, (await _fixture.SyncAsync()).Outcome);
        Assert.False((await _fixture.OffsetAsync(null)).Account!.NeedsAuthorization);
    }

    [Fact]
    public async Task SyncAsync_ApiRetired_AsksOnceADay()
    {
        _fixture.Source.FailStatus = static () => new ApiRetiredException("GetDevices", "scripted");

        Assert.All((await _fixture.SyncAsync()).Streams, static s => Assert.Equal(HealthApiErrorKind.Retired, s.Error));
        await _fixture.SyncAsync();

        Assert.Equal(2, _fixture.Source.StatusCalls);   // one more asks whether it is so
        _fixture.Clock.Advance(TimeSpan.FromDays(1));
        await _fixture.SyncAsync();
        Assert.Equal(4, _fixture.Source.StatusCalls);
    }

    [Fact]
    public async Task SyncAsync_ElementCannotBeMapped_DeliversTheRestAndTriesTheGapTwiceADayAndThenWeekly()
    {
        _fixture.User = new(Anna, At(12));
        _fixture.Source.Problems = [new("dataset[3].value", "not a number")];
        List<double> hours = [];
        for (int read = 1; read <= 4; read++)
        {
            StreamReport stream = _fixture.Of(await _fixture.SyncAsync(DueRule.WhenDue, StreamId.HeartRate), StreamId.HeartRate);
            Gap gap = Assert.Single((await _fixture.OffsetAsync(StreamId.HeartRate)).Gaps);
            Assert.Equal((StreamOutcome.Partial, 1, 1, read), (stream.Outcome, stream.Problems, stream.Gaps, gap.Attempts));
            Assert.Contains("dataset[3].value", stream.Reason, StringComparison.Ordinal);
            Assert.NotNull(stream.Coverage);
            hours.Add((gap.NextTry - _fixture.Now).TotalHours);
            _fixture.Clock.SetUtcNow(gap.NextTry.ToDateTimeOffset());
        }

        Assert.Equal([12, 12, 24 * 7, 24 * 7], hours);
        Assert.Equal(_fixture.Log.Entries.Count, _fixture.Log.Entries.Select(static e => e.Head!.Value.Id).Distinct().Count());

        _fixture.Source.Problems = [];
        Assert.Equal((StreamOutcome.Completed, 0), (_fixture.Of(await _fixture.SyncAsync(DueRule.WhenDue, StreamId.HeartRate), StreamId.HeartRate).Outcome, (await _fixture.OffsetAsync(StreamId.HeartRate)).Gaps.Count));
    }

    [Fact]
    public async Task SyncAsync_DataStillProcessed_DeliversWhatIsThereAndAsksAgainThen()
    {
        _fixture.Source.PendingUntil = At(12, 19, 20);

        StreamReport pending = _fixture.Of(await _fixture.SyncAsync(StreamId.Sleep), StreamId.Sleep);
        _fixture.Source.PendingUntil = null;
        _fixture.Clock.SetUtcNow(At(12, 19, 20).ToDateTimeOffset());
        StreamReport after = _fixture.Of(await _fixture.SyncAsync(StreamId.Sleep), StreamId.Sleep);

        Assert.Equal((StreamOutcome.Skipped, 2, (Coverage?)null, (Instant?)At(12, 19, 20)), (pending.Outcome, pending.Records, pending.Coverage, pending.Until));
        Assert.Equal((StreamOutcome.Completed, 0), (after.Outcome, after.Records));
        Assert.NotNull(after.Coverage);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task SyncAsync_DataStillProcessed_IsDueByThenAndNotBefore(bool hostHasPolicy)
    {
        if (hostHasPolicy)
        {
            _fixture.Options.Policies[StreamId.Sleep] = new() { HeadInterval = Duration.FromHours(1), LookBack = Duration.FromDays(14) };
        }

        _fixture.Source.PendingUntil = At(12, 19, 20);
        await _fixture.SyncAsync(DueRule.WhenDue, StreamId.Sleep);
        int asked = _fixture.Source.Asked.Count;

        _fixture.Clock.SetUtcNow(At(12, 19, 19).ToDateTimeOffset());
        await _fixture.SyncAsync(DueRule.WhenDue, StreamId.Sleep);
        Assert.Equal(asked, _fixture.Source.Asked.Count);
        _fixture.Clock.SetUtcNow(At(12, 19, 20).ToDateTimeOffset());
        await _fixture.SyncAsync(DueRule.WhenDue, StreamId.Sleep);
        Assert.Equal(asked + 1, _fixture.Source.Asked.Count);
    }

    [Fact]
    public async Task SyncAsync_LastNightStillProcessed_CoversWhatIsFinalAndTheBackfillGoesOn()
    {
        _fixture.User = new(Anna, At(10) - Duration.FromDays(100));
        _fixture.Source.PendingUntil = At(12, 19, 20);
        _fixture.Source.PendingFrom = On(12, 7);
        _fixture.Source.IsFaulty = static request => request.Window.Contains(On(12, 7));

        StreamReport sleep = _fixture.Of(await _fixture.SyncAsync(StreamId.Sleep), StreamId.Sleep);

        Assert.Equal((StreamOutcome.Skipped, 0), (sleep.Outcome, sleep.Gaps));
        Assert.Equal(new Coverage(StreamTime.FromInstant(_fixture.User.ConsentStart), On(12, 7)), sleep.Coverage);
    }

    [Fact]
    public async Task SyncAsync_DayStillProcessed_DeliversWhatLiesBehindAndDoesNotCoverIt()
    {
        _fixture.Source.Watermarks["tracker"] = At(10, 18);
        await _fixture.SyncAsync(StreamId.HeartRate);
        _fixture.Source.Watermarks["tracker"] = At(12, 18, 30);
        _fixture.Source.PendingUntil = At(12, 19, 20);
        _fixture.Source.IsFaulty = static request => request.Window.Contains(On(11));

        StreamReport held = _fixture.Of(await _fixture.SyncAsync(StreamId.HeartRate), StreamId.HeartRate);
        long before = _fixture.Log.Entries.Count;
        _fixture.Source.PendingUntil = null;
        StreamReport after = _fixture.Of(await _fixture.SyncAsync(StreamId.HeartRate), StreamId.HeartRate);

        Assert.Equal((StreamOutcome.Skipped, On(11), 0), (held.Outcome, held.Coverage!.CompleteThrough, held.Gaps));
        Assert.Equal(_fixture.Source.Heart.Keys.Count(static time => time < At(12, 18, 30)), before);
        Assert.Equal((StreamOutcome.Completed, On(12, 18, 30), 0L), (after.Outcome, after.Coverage!.CompleteThrough, after.Records));
    }

    [Fact]
    public async Task SyncAsync_HeadInPiecesStillProcessedInTheFirst_IsDueByThen()
    {
        await _fixture.SyncAsync(StreamId.Sleep);
        _fixture.Clock.Advance(TimeSpan.FromDays(100));
        _fixture.Source.Watermarks["tracker"] = _fixture.Now;
        _fixture.Source.PendingUntil = _fixture.Now + Duration.FromMinutes(20);
        _fixture.Source.IsFaulty = static request => request.Window.Contains(On(14));

        SyncReport report = await _fixture.SyncAsync(DueRule.WhenDue, StreamId.Sleep);

        Assert.Equal(3, _fixture.Source.Asked.Count);
        Assert.Equal(_fixture.Source.PendingUntil, _fixture.Of(report, StreamId.Sleep).NextDue);
    }

    [Theory]
    [InlineData(1, 15)]
    [InlineData(20, 20)]
    [InlineData(60 * 24 * 40, 60 * 24)]
    public async Task SyncAsync_DataStillProcessed_WaitsAsLongAsIsStatedWithinTheTable(int stated, int waits)
    {
        _fixture.Source.PendingUntil = _fixture.Now + Duration.FromMinutes(stated);

        StreamReport sleep = _fixture.Of(await _fixture.SyncAsync(StreamId.Sleep), StreamId.Sleep);

        Assert.Equal(_fixture.Now + Duration.FromMinutes(waits), sleep.Until);
    }

    [Fact]
    public async Task SyncAsync_OldDataStillProcessed_IsAGapThatIsDueByThen()
    {
        _fixture.User = new(Anna, At(10) - Duration.FromDays(100));
        _fixture.Source.PendingUntil = At(12, 19, 20);
        _fixture.Source.IsFaulty = static request => request.Window.End < On(1);

        StreamReport sleep = _fixture.Of(await _fixture.SyncAsync(StreamId.Sleep), StreamId.Sleep);
        Gap gap = Assert.Single((await _fixture.OffsetAsync(StreamId.Sleep)).Gaps);
        _fixture.Source.PendingUntil = null;
        _fixture.Clock.SetUtcNow(At(12, 19, 20).ToDateTimeOffset());
        StreamReport after = _fixture.Of(await _fixture.SyncAsync(DueRule.WhenDue, StreamId.Sleep), StreamId.Sleep);

        Assert.Equal((StreamOutcome.Skipped, 0), (sleep.Outcome, sleep.Gaps));
        Assert.Equal((StreamTime.FromInstant(_fixture.User.ConsentStart), 0, At(12, 19, 20)), (gap.Span.Start, gap.Attempts, gap.NextTry));
        Assert.Equal((_fixture.User.ConsentStart, 0), (sleep.Coverage!.BackfilledFrom.ToInstant(), after.Gaps));
    }

    [Fact]
    public async Task SyncAsync_FaultInTheRunningDate_IsNoGapBeforeIt()
    {
        _fixture.Source.Streams = [TestStreams.Resting];
        _fixture.Source.Resting[new(2026, 3, 11)] = 61;
        _fixture.Source.Resting[new(2026, 3, 12)] = 62;
        _fixture.Source.Problems = [new("restingHeartRate", "not a number")];
        _fixture.Source.IsFaulty = static request => request.Window.Contains(On(12));

        StreamReport resting = _fixture.Of(await _fixture.SyncAsync(StreamId.RestingHeartRate), StreamId.RestingHeartRate);

        Assert.Equal((StreamOutcome.Partial, 1, 0, 2L), (resting.Outcome, resting.Problems, resting.Gaps, resting.Records));
        Assert.Equal(new Coverage(On(10), On(12)), resting.Coverage);
    }

    [Fact]
    public async Task SyncAsync_MapperMended_ReadsTheGapAtOnce()
    {
        _fixture.User = new(Anna, At(12));
        _fixture.Source.Problems = [new("dataset[3].value", "not a number")];
        await _fixture.SyncAsync(DueRule.WhenDue, StreamId.HeartRate);
        _fixture.Source.Problems = [];
        _fixture.Source.Streams = [TestStreams.Mended];

        StreamReport heart = _fixture.Of(await _fixture.SyncAsync(DueRule.WhenDue, StreamId.HeartRate), StreamId.HeartRate);

        Assert.Equal((StreamOutcome.Completed, 0), (heart.Outcome, heart.Gaps));
    }

    [Fact]
    public async Task SyncAsync_DifferentFailuresInTurn_GoOnDoubling()
    {
        int failures = 0;
        _fixture.Source.FailRead = _ => new HealthApiException(failures++ % 2 == 0 ? HealthApiErrorKind.Unavailable : HealthApiErrorKind.Protocol, "GetHeartRate", "scripted");
        Instant began = _fixture.Now;
        while (_fixture.Now < began + Duration.FromDays(7))
        {
            _fixture.Clock.SetUtcNow(_fixture.Of(await _fixture.SyncAsync(StreamId.HeartRate), StreamId.HeartRate).Until!.Value.ToDateTimeOffset());
        }

        Assert.InRange(failures, 5, 16);
    }

    [Fact]
    public async Task SyncAsync_RecordWithoutItsDate_FailsThatStreamAlone()
    {
        _fixture.Source.Streams = [TestStreams.Heart, TestStreams.Undated];

        SyncReport report = await _fixture.SyncAsync();

        Assert.Equal((StreamOutcome.Failed, (HealthApiErrorKind?)HealthApiErrorKind.Protocol), (_fixture.Of(report, TestStreams.Undated.Id).Outcome, _fixture.Of(report, TestStreams.Undated.Id).Error));
        Assert.Equal(StreamOutcome.Completed, _fixture.Of(report, StreamId.HeartRate).Outcome);
    }

    [Fact]
    public async Task SyncAsync_NoTracker_SaysThatTheWatermarkIsAssumed()
    {
        _fixture.Source.Watermarks.Clear();

        SyncReport report = await _fixture.SyncAsync(StreamId.Steps);

        Assert.True(report.IsWatermarkAssumed);
        Assert.Equal(On(11, 19), _fixture.Of(report, StreamId.Steps).Coverage!.CompleteThrough);
    }

    [Fact]
    public async Task SyncAsync_TwoRunsOnOneStatus_PlanWithWhatTheFirstLeft()
    {
        _fixture.User = new(Anna, At(1) - Duration.FromDays(300));
        _fixture.Source.Quota = new(150, 148, At(12, 20));

        StreamReport first = _fixture.Of(await _fixture.SyncAsync(DueRule.WhenDue, StreamId.Steps), StreamId.Steps);
        _fixture.Clock.Advance(TimeSpan.FromMinutes(8));
        await _fixture.SyncAsync(DueRule.WhenDue, StreamId.Steps);

        Assert.Equal(138, first.Windows);
        Assert.Equal(138, _fixture.Source.Asked.Count);
        Assert.Equal(10, (await _fixture.OffsetAsync(null)).Account!.Quota!.Remaining);
    }

    [Fact]
    public async Task SyncAsync_GapInOldSleep_SendsTheOtherLogsOnce()
    {
        _fixture.Source.Sleeps.Clear();
        for (int night = 0; night < 100; night++)
        {
            Instant start = At(12, 22) - Duration.FromDays(night + 1);
            _fixture.Source.Sleeps.Add(($"{night}", start, start + Duration.FromHours(7)));
        }

        _fixture.User = new(Anna, At(1) - Duration.FromDays(100));
        _fixture.Source.Problems = [new("sleep[3].startTime", "missing")];
        for (int run = 0; run < 4; run++)
        {
            await _fixture.SyncAsync(StreamId.Sleep);
            _fixture.Clock.Advance(TimeSpan.FromHours(13));
        }

        Assert.Equal(100, _fixture.Log.Entries.Count);
    }
}
