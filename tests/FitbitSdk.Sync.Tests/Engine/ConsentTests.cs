using FitbitSdk.Records;
using FitbitSdk.Testing;
using NodaTime;
using static FitbitSdk.Sync.Tests.Times;

namespace FitbitSdk.Sync.Tests.Engine;

/// <summary>A consent may move; nothing outside it is read, and nothing inside it is missed.</summary>
public sealed class ConsentTests
{
    private readonly EngineFixture _ = new();

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
    public async Task SyncAsync_ConsentBeginsLaterThanAGap_CountsItOnlyOnceItMovesBack()
    {
        _.User = new(Anna, At(10), At(12));
        _.Source.Problems = [new("a", "b")];
        _.Source.IsFaulty = static request => request.Window.Contains(On(10, 7));
        await _.SyncAsync(StreamId.HeartRate);
        _.Source.Problems = [];
        _.User = new(Anna, At(11), At(12));
        _.Clock.Advance(TimeSpan.FromDays(40));

        SyncReport later = await _.SyncAsync(DueRule.WhenDue, StreamId.HeartRate);
        _.User = new(Anna, At(10), At(12));
        _.Source.Asked.Clear();
        await _.SyncAsync(DueRule.WhenDue, StreamId.HeartRate);

        Assert.Equal((true, 0, StreamOutcome.NothingDue), (later.IsFinished, later.Streams[0].Gaps, later.Outcome));
        Assert.Contains(_.Source.Asked, static asked => asked.Window.Contains(On(10, 7)));
        Assert.Empty((await _.OffsetAsync(StreamId.HeartRate)).Gaps);
    }

    [Fact]
    public async Task SyncAsync_NewVersionOfTheUser_ReadsEverythingAgain()
    {
        await _.SyncAsync();
        _.User = new SyncUser(Anna, At(10)) { Version = 1 };

        Assert.Equal(StreamOutcome.Completed, (await _.SyncAsync()).Outcome);

        Assert.Equal(2, _.Log.Entries.Count(static d => d.Head?.Id.ToString() == "anna/sleep/101"));
    }
}
