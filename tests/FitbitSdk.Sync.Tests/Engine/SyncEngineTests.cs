using FitbitSdk.Records;
using FitbitSdk.Testing;
using NodaTime;
using static FitbitSdk.Sync.Tests.Times;

namespace FitbitSdk.Sync.Tests.Engine;

public sealed class SyncEngineTests
{
    private readonly EngineFixture _ = new();

    [Fact]
    public async Task SyncAsync_FirstRun_DeliversEverythingUpToTheWatermarkAndCoversIt()
    {
        SyncReport report = await _.SyncAsync();

        Assert.Equal(StreamOutcome.Completed, report.Outcome);
        Assert.Equal(_.Source.Heart.Count(s => s.Key < At(12, 18, 30)), _.Of(report, StreamId.HeartRate).Records);
        Assert.Equal((2 * 1440) + (18 * 60) + 30, _.Of(report, StreamId.Steps).Records);
        Assert.Equal(2, _.Of(report, StreamId.Sleep).Records);
        Assert.All(report.Streams, static s => Assert.Equal(new Coverage(On(10), On(12, 18, 30)), s.Coverage));
        Assert.Equal((At(10), At(12, 18, 29)), (_.Of(report, StreamId.Steps).FirstTime, _.Of(report, StreamId.Steps).LastTime));
        Assert.Equal(Duration.FromMinutes(30), _.Of(report, StreamId.Steps).Lag);
        Assert.Equal(report.Records, _.Log.Entries.Count);
    }

    [Fact]
    public async Task SyncAsync_AgainWithoutNews_ReadsAgainAndDeliversNothing()
    {
        await _.SyncAsync();
        int delivered = _.Log.Entries.Count;
        SyncOffset before = await _.OffsetAsync(StreamId.HeartRate);

        SyncReport report = await _.SyncAsync();

        SyncOffset after = await _.OffsetAsync(StreamId.HeartRate);
        Assert.Equal(0, report.Records);
        Assert.All(report.Streams, static s => Assert.True(s.Requests > 0 && s.Unchanged > 0));
        Assert.Equal(delivered, _.Log.Entries.Count);
        Assert.Equal(before.Coverage, after.Coverage);
        Assert.Equal(before.Digest.ToArray(), after.Digest.ToArray());
    }

    [Fact]
    public async Task SyncAsync_NotDue_AsksForNothing()
    {
        await _.SyncAsync(DueRule.WhenDue);
        int asked = _.Source.Asked.Count;

        SyncReport report = await _.SyncAsync(DueRule.WhenDue);

        Assert.Equal(StreamOutcome.NothingDue, report.Outcome);
        Assert.Equal((asked, 1), (_.Source.Asked.Count, _.Source.StatusCalls));
    }

    [Fact]
    public async Task SyncAsync_LateUploadOfAClosedDay_IsFoundByTheSweepAndReplacesItsHour()
    {
        await _.SyncAsync(DueRule.WhenDue);
        _.Source.Heart[At(11, 5, 1)] = 44;
        _.Clock.Advance(TimeSpan.FromDays(1));
        int before = _.Log.Entries.Count;

        await _.SyncAsync(DueRule.WhenDue, StreamId.HeartRate);

        LoggedDelivery[] news = [.. _.Log.Entries.Skip(before)];
        Assert.Equal(Window(On(11, 5), On(11, 6)), news[0].Origin.Window);
        Assert.Equal(DeliveryKind.RangeReplaced, news[0].Delivery);
        Assert.Contains(news, static d => d.Head?.Id.ToString() == "anna/heart-rate/2026-03-11T05:01:00Z");
        Assert.All(news.Skip(1), static d => Assert.Equal(5, d.Head!.Value.Time.Instant!.Value.InUtc().Hour));
    }

    [Fact]
    public async Task SyncAsync_WatermarkInTheFuture_NeverCoversBeyondNow()
    {
        _.Source.Watermarks["tracker"] = At(20);

        SyncReport report = await _.SyncAsync();

        Assert.All(report.Streams, static s => Assert.Equal(On(12, 19), s.Coverage!.CompleteThrough));
    }

    [Fact]
    public async Task SyncAsync_WatermarkFalls_KeepsTheHigherOne()
    {
        await _.SyncAsync();
        _.Source.Watermarks["tracker"] = At(11);

        Assert.Equal(At(12, 18, 30), (await _.SyncAsync()).Watermark);
    }

    [Fact]
    public async Task SyncAsync_SinkDoesNotKnow_LeavesTheOffsetAndSendsTheSameAgain()
    {
        ((InMemoryRecordSink)_.Sink).Script(ScriptedWrite.UnknownButKept);

        SyncReport first = await _.SyncAsync(StreamId.Sleep);
        SyncOffset between = await _.OffsetAsync(StreamId.Sleep);
        SyncReport second = await _.SyncAsync(StreamId.Sleep);

        Assert.Equal((StreamOutcome.Failed, 0), (first.Outcome, first.Records));
        Assert.Null(between.Coverage);
        Assert.Equal((StreamOutcome.Completed, 2), (second.Outcome, second.Records));
        List<string> delivered = _.Delivered();
        Assert.Equal(delivered[..2], delivered[2..]);
    }

    [Fact]
    public async Task SyncAsync_SinkThrows_FailsWithoutQuotingIt()
    {
        ((InMemoryRecordSink)_.Sink).Script(ScriptedWrite.ThrowBeforeKeeping(new InvalidOperationException("could not write 61 bpm of anna")));

        SyncReport report = await _.SyncAsync(StreamId.Sleep);

        Assert.Equal((StreamOutcome.Failed, "The delivery failed (InvalidOperationException)."), (report.Outcome, Assert.Single(report.Streams).Reason));
        Assert.Equal(2, (await _.SyncAsync(StreamId.Sleep)).Records);
    }

    [Fact]
    public async Task SyncAsync_SinkRefusesARecord_DeliversTheRestAndTriesTheGapAgain()
    {
        ((InMemoryRecordSink)_.Sink).Script(ScriptedWrite.Reject(0));

        StreamReport first = _.Of(await _.SyncAsync(StreamId.Sleep), StreamId.Sleep);
        _.Clock.Advance(TimeSpan.FromHours(12));
        StreamReport second = _.Of(await _.SyncAsync(StreamId.Sleep), StreamId.Sleep);

        Assert.Equal((StreamOutcome.Partial, 1, 1), (first.Outcome, first.Problems, first.Gaps));
        Assert.NotNull(first.Coverage);
        Assert.Equal((StreamOutcome.Completed, 0), (second.Outcome, second.Gaps));
        Assert.Contains(_.Log.Entries, static e => e.Head?.Id.ToString() == "anna/sleep/101");
    }

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

        Assert.Equal((outcome, (HealthApiErrorKind?)kind, 3, (Instant?)(_.Now + Duration.FromMinutes(minutes))), (heart.Outcome, heart.Error, heart.Requests, heart.Until));
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

        Assert.Equal([1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360, 360], pauses);
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

        Assert.Equal(1, _.Source.StatusCalls);
        _.Clock.Advance(TimeSpan.FromDays(1));
        await _.SyncAsync();
        Assert.Equal(2, _.Source.StatusCalls);
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
    public async Task SyncAsync_SinkRefusedSomeOfAnHourAndTheRestVanished_ReplacesTheHour()
    {
        await _.SyncAsync(StreamId.HeartRate);
        _.Source.Heart[At(12, 18, 37)] = 91;
        _.Source.Heart[At(12, 18, 44)] = 92;
        _.Source.Watermarks["tracker"] = At(12, 18, 50);
        ((InMemoryRecordSink)_.Sink).Script(ScriptedWrite.Reject(0));
        await _.SyncAsync(StreamId.HeartRate);
        _.Source.Heart.Remove(At(12, 18, 37));
        _.Source.Heart.Remove(At(12, 18, 44));
        _.Clock.Advance(TimeSpan.FromHours(31));
        int before = _.Log.Entries.Count;

        Assert.Equal(0, _.Of(await _.SyncAsync(StreamId.HeartRate), StreamId.HeartRate).Gaps);

        Assert.Contains(_.Log.Entries.Skip(before), static e => e.Delivery is DeliveryKind.RangeReplaced && e.Origin.Window.Contains(On(12, 18, 37)));
    }

    [Fact]
    public async Task SyncAsync_ConsentBeginsEarlierWithinAnOldHour_ReplacesThatHour()
    {
        for (Instant time = At(1, 9); time < At(1, 13); time += Duration.FromMinutes(10))
        {
            _.Source.Heart[time] = 60;
        }

        _.Clock.Advance(TimeSpan.FromDays(60));
        _.Source.Watermarks["tracker"] = At(12) + Duration.FromDays(59);
        _.User = new(Anna, At(1, 10, 30));
        await _.SyncAsync(StreamId.HeartRate);
        _.User = new(Anna, At(1, 9));
        int before = _.Log.Entries.Count;

        await _.SyncAsync(StreamId.HeartRate);

        Assert.Contains(_.Log.Entries.Skip(before), static e => e.Delivery is DeliveryKind.RangeReplaced && e.Origin.Window == Window(On(1, 10), On(1, 11)));
    }

    [Fact]
    public async Task SyncAsync_LateDataOfTheConsentsLastPartialDay_IsFoundByTheSweep()
    {
        _.User = new(Anna, At(10), At(12, 18, 30));
        _.Source.Watermarks["tracker"] = At(12, 19);
        await _.SyncAsync(DueRule.WhenDue, StreamId.HeartRate);
        _.Source.Heart[At(12, 15, 1)] = 99;
        _.Clock.Advance(TimeSpan.FromDays(2));

        await _.SyncAsync(DueRule.WhenDue, StreamId.HeartRate);

        Assert.Contains(_.Log.Entries, static e => e.Head?.Id.ToString() == "anna/heart-rate/2026-03-12T15:01:00Z");
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

    [Fact]
    public async Task SyncAsync_ClockWentBack_ReadsNothingAndSaysSo()
    {
        await _.SyncAsync();
        int asked = _.Source.Asked.Count;
        FakeSource source = _.Source;
        EngineFixture earlier = new(At(11, 19)) { Offsets = _.Offsets };

        SyncReport report = await earlier.SyncAsync();

        Assert.All(report.Streams, static s => Assert.Equal(StreamOutcome.Failed, s.Outcome));
        Assert.Contains("Correct the clock", report.Streams[0].Reason, StringComparison.Ordinal);
        Assert.Empty(earlier.Source.Asked);
        Assert.Equal((asked, 0), (source.Asked.Count, earlier.Log.Entries.Count));
    }

    [Fact]
    public async Task SyncAsync_ConsentMovedBeyondWhatWasDelivered_ReadsNothingAndNamesTheRemedy()
    {
        _.User = new(Anna, At(10), At(11));
        await _.SyncAsync();
        int asked = _.Source.Asked.Count;
        _.User = new(Anna, At(12));

        SyncReport report = await _.SyncAsync();

        Assert.Equal(StreamOutcome.Failed, report.Outcome);
        Assert.Contains("SyncUser.Version", report.Streams[0].Reason, StringComparison.Ordinal);
        Assert.Equal(asked, _.Source.Asked.Count);
    }

    [Fact]
    public async Task SyncAsync_ConsentNarrowed_ReadsNothingOutsideItAgain()
    {
        await _.SyncAsync();
        _.Source.Asked.Clear();
        _.User = new(Anna, At(11), At(12));

        await _.SyncAsync();

        Assert.NotEmpty(_.Source.Asked);
        Assert.All(_.Source.Asked, static r => Assert.True(r.Window.Start >= On(11) && r.Window.End <= On(12)));
    }

    [Fact]
    public async Task SyncAsync_TrackerSilentForMonths_DeliversNothingTwice()
    {
        await _.SyncAsync();
        int delivered = _.Log.Entries.Count;
        for (int run = 0; run < 3; run++)
        {
            _.Clock.Advance(TimeSpan.FromDays(40));
            await _.SyncAsync(run == 1 ? DueRule.WhenDue : DueRule.Now);
        }

        Assert.Equal(delivered, _.Log.Entries.Count);
    }

    [Fact]
    public async Task SyncAsync_ConsentBeginsEarlierWithinAnHour_DeliversThatHourOnce()
    {
        _.User = new(Anna, At(11, 10, 30));
        await _.SyncAsync(StreamId.HeartRate);
        _.User = new(Anna, At(11, 9));
        await _.SyncAsync(StreamId.HeartRate);
        int delivered = _.Log.Entries.Count;

        await _.SyncAsync(StreamId.HeartRate);

        Assert.Equal(delivered, _.Log.Entries.Count);
        Assert.Equal(On(11, 9), (await _.OffsetAsync(StreamId.HeartRate)).Coverage!.BackfilledFrom);
    }

    [Fact]
    public async Task SyncAsync_NewVersionOfTheUser_ReadsEverythingAgain()
    {
        await _.SyncAsync();
        _.User = new SyncUser(Anna, At(10)) { Version = 1 };

        Assert.Equal(StreamOutcome.Completed, (await _.SyncAsync()).Outcome);

        Assert.Equal(2, _.Log.Entries.Count(static d => d.Head?.Id.ToString() == "anna/sleep/101"));
    }

    [Fact]
    public async Task SyncAsync_UnknownStream_NamesThoseThatExist()
    {
        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(() => _.SyncAsync(new StreamId("moods")));

        Assert.Contains("heart-rate, steps, sleep", error.Message, StringComparison.Ordinal);
    }
}
