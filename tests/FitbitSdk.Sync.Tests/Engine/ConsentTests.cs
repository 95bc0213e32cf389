using FitbitSdk.Records;
using FitbitSdk.Testing;
using NodaTime;
using static FitbitSdk.Sync.Tests.Times;

namespace FitbitSdk.Sync.Tests.Engine;

/// <summary>A consent may move; nothing outside it is read, and nothing inside it is missed.</summary>
public sealed class ConsentTests
{
    private readonly EngineFixture _fixture = new();

    [Fact]
    public async Task SyncAsync_ConsentBeginsEarlierWithinAnOldHour_ReplacesThatHour()
    {
        for (Instant time = At(1, 9); time < At(1, 13); time += Duration.FromMinutes(10))
        {
            _fixture.Source.Heart[time] = 60;
        }

        _fixture.Clock.Advance(TimeSpan.FromDays(60));
        _fixture.Source.Watermarks["tracker"] = At(12) + Duration.FromDays(59);
        _fixture.User = new(Anna, At(1, 10, 30));
        await _fixture.SyncAsync(StreamId.HeartRate);
        _fixture.User = new(Anna, At(1, 9));
        int before = _fixture.Log.Entries.Count;

        await _fixture.SyncAsync(StreamId.HeartRate);

        Assert.Contains(_fixture.Log.Entries.Skip(before), static e => e.Delivery is DeliveryKind.RangeReplaced && e.Origin.Window == Window(On(1, 10), On(1, 11)));
    }

    [Fact]
    public async Task SyncAsync_LateDataOfTheConsentsLastPartialDay_IsFoundByTheSweep()
    {
        _fixture.User = new(Anna, At(10), At(12, 18, 30));
        _fixture.Source.Watermarks["tracker"] = At(12, 19);
        await _fixture.SyncAsync(DueRule.WhenDue, StreamId.HeartRate);
        _fixture.Source.Heart[At(12, 15, 1)] = 99;
        _fixture.Clock.Advance(TimeSpan.FromDays(2));

        await _fixture.SyncAsync(DueRule.WhenDue, StreamId.HeartRate);

        Assert.Contains(_fixture.Log.Entries, static e => e.Head?.Id.ToString() == "anna/heart-rate/2026-03-12T15:01:00Z");
    }

    [Fact]
    public async Task SyncAsync_ConsentMovedBeyondWhatWasDelivered_ReadsNothingAndNamesTheRemedy()
    {
        _fixture.User = new(Anna, At(10), At(11));
        await _fixture.SyncAsync();
        int asked = _fixture.Source.Asked.Count;
        _fixture.User = new(Anna, At(12));

        SyncReport report = await _fixture.SyncAsync();

        Assert.Equal(StreamOutcome.Failed, report.Outcome);
        Assert.Contains("SyncUser.Version", report.Streams[0].Reason, StringComparison.Ordinal);
        Assert.Equal(asked, _fixture.Source.Asked.Count);
    }

    [Fact]
    public async Task SyncAsync_ConsentNarrowed_ReadsNothingOutsideItAgain()
    {
        await _fixture.SyncAsync();
        _fixture.Source.Asked.Clear();
        _fixture.User = new(Anna, At(11), At(12));

        await _fixture.SyncAsync();

        Assert.NotEmpty(_fixture.Source.Asked);
        Assert.All(_fixture.Source.Asked, static r => Assert.True(r.Window.Start >= On(11) && r.Window.End <= On(12)));
    }

    [Fact]
    public async Task SyncAsync_ConsentBeginsEarlierWithinAnHour_DeliversThatHourOnce()
    {
        _fixture.User = new(Anna, At(11, 10, 30));
        await _fixture.SyncAsync(StreamId.HeartRate);
        _fixture.User = new(Anna, At(11, 9));
        await _fixture.SyncAsync(StreamId.HeartRate);
        int delivered = _fixture.Log.Entries.Count;

        await _fixture.SyncAsync(StreamId.HeartRate);

        Assert.Equal(delivered, _fixture.Log.Entries.Count);
        Assert.Equal(On(11, 9), (await _fixture.OffsetAsync(StreamId.HeartRate)).Coverage!.BackfilledFrom);
    }

    [Fact]
    public async Task SyncAsync_ConsentBeginsLaterThanAGap_CountsItOnlyOnceItMovesBack()
    {
        _fixture.User = new(Anna, At(10), At(12));
        _fixture.Source.Problems = [new("a", "b")];
        _fixture.Source.IsFaulty = static request => request.Window.Contains(On(10, 7));
        await _fixture.SyncAsync(StreamId.HeartRate);
        _fixture.Source.Problems = [];
        _fixture.User = new(Anna, At(11), At(12));
        _fixture.Clock.Advance(TimeSpan.FromDays(40));

        SyncReport later = await _fixture.SyncAsync(DueRule.WhenDue, StreamId.HeartRate);
        _fixture.User = new(Anna, At(10), At(12));
        _fixture.Source.Asked.Clear();
        await _fixture.SyncAsync(DueRule.WhenDue, StreamId.HeartRate);

        Assert.Equal((true, 0, StreamOutcome.NothingDue), (later.IsFinished, later.Streams[0].Gaps, later.Outcome));
        Assert.Contains(_fixture.Source.Asked, static asked => asked.Window.Contains(On(10, 7)));
        Assert.Empty((await _fixture.OffsetAsync(StreamId.HeartRate)).Gaps);
    }

    [Theory]
    [InlineData("heart-rate")]
    [InlineData("resting-heart-rate")]
    public async Task SyncAsync_ConsentEndsBeforeAGap_CountsItOnlyOnceItMovesBack(string name)
    {
        StreamId stream = new(name);
        _fixture.Source.Streams = [TestStreams.Heart, TestStreams.Resting];
        _fixture.User = new(Anna, At(10), At(12));
        _fixture.Source.Problems = [new("a", "b")];
        _fixture.Source.IsFaulty = static request => request.Window.End > On(11);
        await _fixture.SyncAsync(stream);
        _fixture.Source.Problems = [];
        _fixture.User = new(Anna, At(10), At(11));
        _fixture.Clock.Advance(TimeSpan.FromDays(40));

        // A read of dates is one request: of the gap that it left, what is still inside the consent is read again.
        await _fixture.SyncAsync(DueRule.WhenDue, stream);
        SyncReport earlier = await _fixture.SyncAsync(DueRule.WhenDue, stream);
        Assert.Equal((true, 0, StreamOutcome.NothingDue), (earlier.IsFinished, earlier.Streams[0].Gaps, earlier.Outcome));
        Assert.All(_fixture.Source.Asked.Skip(2), static asked => Assert.True(asked.Window.End <= On(11)));

        _fixture.User = new(Anna, At(10), At(12));
        SyncReport back = await _fixture.SyncAsync(DueRule.WhenDue, stream);
        Assert.Equal((true, On(12)), (back.IsFinished, _fixture.Source.Asked[^1].Window.End));
        Assert.Empty((await _fixture.OffsetAsync(stream)).Gaps);
    }

    [Fact]
    public async Task SyncAsync_NewVersionOfTheUser_ReadsEverythingAgain()
    {
        await _fixture.SyncAsync();
        _fixture.User = new SyncUser(Anna, At(10)) { Version = 1 };

        Assert.Equal(StreamOutcome.Completed, (await _fixture.SyncAsync()).Outcome);

        Assert.Equal(2, _fixture.Log.Entries.Count(static d => d.Head?.Id.ToString() == "anna/sleep/101"));
    }
}
