using FitbitSdk.Records;
using FitbitSdk.Testing;
using NodaTime;
using static FitbitSdk.Sync.Tests.Times;

namespace FitbitSdk.Sync.Tests.Engine;

public sealed class SyncEngineTests
{
    private readonly EngineFixture _fixture = new();

    [Fact]
    public async Task SyncAsync_FirstRun_DeliversEverythingUpToTheWatermarkAndCoversIt()
    {
        SyncReport report = await _fixture.SyncAsync();

        Assert.Equal(StreamOutcome.Completed, report.Outcome);
        Assert.Equal(_fixture.Source.Heart.Count(s => s.Key < At(12, 18, 30)), _fixture.Of(report, StreamId.HeartRate).Records);
        Assert.Equal((2 * 1440) + (18 * 60) + 30, _fixture.Of(report, StreamId.Steps).Records);
        Assert.Equal(2, _fixture.Of(report, StreamId.Sleep).Records);
        Assert.All(report.Streams, static s => Assert.Equal(new Coverage(On(10), On(12, 18, 30)), s.Coverage));
        Assert.Equal((At(10), At(12, 18, 29)), (_fixture.Of(report, StreamId.Steps).FirstTime, _fixture.Of(report, StreamId.Steps).LastTime));
        Assert.Equal(Duration.FromMinutes(30), _fixture.Of(report, StreamId.Steps).Lag);
        Assert.Equal(report.Records, _fixture.Log.Entries.Count);
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
    public async Task SyncAsync_AgainWithoutNews_ReadsAgainAndDeliversNothing()
    {
        await _fixture.SyncAsync();
        int delivered = _fixture.Log.Entries.Count;
        SyncOffset before = await _fixture.OffsetAsync(StreamId.HeartRate);

        SyncReport report = await _fixture.SyncAsync();

        SyncOffset after = await _fixture.OffsetAsync(StreamId.HeartRate);
        Assert.Equal(0, report.Records);
        Assert.All(report.Streams, static s => Assert.True(s.Requests > 0 && s.Unchanged > 0));
        Assert.Equal(delivered, _fixture.Log.Entries.Count);
        Assert.Equal(before.Coverage, after.Coverage);
        Assert.Equal(before.Digest.ToArray(), after.Digest.ToArray());
    }

    [Fact]
    public async Task SyncAsync_NotDue_AsksForNothing()
    {
        await _fixture.SyncAsync(DueRule.WhenDue);
        int asked = _fixture.Source.Asked.Count;

        SyncReport report = await _fixture.SyncAsync(DueRule.WhenDue);

        Assert.Equal(StreamOutcome.NothingDue, report.Outcome);
        Assert.Equal((asked, 1), (_fixture.Source.Asked.Count, _fixture.Source.StatusCalls));
    }

    [Fact]
    public async Task SyncAsync_LateUploadOfAClosedDay_IsFoundByTheSweepAndReplacesItsHour()
    {
        await _fixture.SyncAsync(DueRule.WhenDue);
        _fixture.Source.Heart[At(11, 5, 1)] = 44;
        _fixture.Clock.Advance(TimeSpan.FromDays(1));
        int before = _fixture.Log.Entries.Count;

        await _fixture.SyncAsync(DueRule.WhenDue, StreamId.HeartRate);

        LoggedDelivery[] news = [.. _fixture.Log.Entries.Skip(before)];
        Assert.Equal(Window(On(11, 5), On(11, 6)), news[0].Origin.Window);
        Assert.Equal(DeliveryKind.RangeReplaced, news[0].Delivery);
        Assert.Contains(news, static d => d.Head?.Id.ToString() == "anna/heart-rate/2026-03-11T05:01:00Z");
        Assert.All(news.Skip(1), static d => Assert.Equal(5, d.Head!.Value.Time.Instant!.Value.InUtc().Hour));
    }

    [Fact]
    public async Task SyncAsync_WatermarkInTheFuture_NeverCoversBeyondNow()
    {
        _fixture.Source.Watermarks["tracker"] = At(20);

        SyncReport report = await _fixture.SyncAsync();

        Assert.All(report.Streams, static s => Assert.Equal(On(12, 19), s.Coverage!.CompleteThrough));
    }

    [Fact]
    public async Task SyncAsync_WatermarkFalls_KeepsTheHigherOne()
    {
        await _fixture.SyncAsync();
        _fixture.Source.Watermarks["tracker"] = At(11);

        Assert.Equal(At(12, 18, 30), (await _fixture.SyncAsync()).Watermark);
    }

    [Fact]
    public async Task SyncAsync_ClockWentBack_ReadsNothingAndSaysSo()
    {
        await _fixture.SyncAsync();
        int asked = _fixture.Source.Asked.Count;
        FakeSource source = _fixture.Source;
        EngineFixture earlier = new(At(11, 19)) { Offsets = _fixture.Offsets };

        SyncReport report = await earlier.SyncAsync();

        Assert.All(report.Streams, static s => Assert.Equal(StreamOutcome.Failed, s.Outcome));
        Assert.Contains("Correct the clock", report.Streams[0].Reason, StringComparison.Ordinal);
        Assert.Empty(earlier.Source.Asked);
        Assert.Equal((asked, 0), (source.Asked.Count, earlier.Log.Entries.Count));
    }

    [Fact]
    public async Task SyncAsync_TrackerSilentForMonths_DeliversNothingTwice()
    {
        await _fixture.SyncAsync();
        int delivered = _fixture.Log.Entries.Count;
        for (int run = 0; run < 3; run++)
        {
            _fixture.Clock.Advance(TimeSpan.FromDays(40));
            await _fixture.SyncAsync(run == 1 ? DueRule.WhenDue : DueRule.Now);
        }

        Assert.Equal(delivered, _fixture.Log.Entries.Count);
    }

    [Fact]
    public async Task SyncAsync_UnknownStream_NamesThoseThatExist()
    {
        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(() => _fixture.SyncAsync(new StreamId("moods")));

        Assert.Contains("heart-rate, steps, sleep", error.Message, StringComparison.Ordinal);
    }
}
