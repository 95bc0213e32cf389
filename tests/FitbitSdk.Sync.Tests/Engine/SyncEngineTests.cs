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
    public async Task SyncAsync_UnknownStream_NamesThoseThatExist()
    {
        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(() => _.SyncAsync(new StreamId("moods")));

        Assert.Contains("heart-rate, steps, sleep", error.Message, StringComparison.Ordinal);
    }
}
