using FitbitSdk.Records;
using NodaTime;
using static FitbitSdk.Sync.Tests.Times;

namespace FitbitSdk.Sync.Tests.Engine;

/// <summary>A second tracker that uploads days after the first one.</summary>
public sealed class LateUploadTests
{
    // At 19:00 of the 25th. The watch uploads all the time; the band did so last on the 11th, and was worn from 9 to 11 on the 12th.
    private readonly EngineFixture _fixture = new(At(25, 19));

    public LateUploadTests()
    {
        _fixture.Source.Streams = [TestStreams.Heart];
        _fixture.Source.Watermarks["tracker"] = At(25, 18, 30);
        _fixture.Source.Watermarks["band"] = At(11, 20, 10);
    }

    [Fact]
    public async Task SyncAsync_SecondTrackerUploads_ReadsAgainWhatItRecorded()
    {
        await _fixture.SyncAsync(DueRule.WhenDue);
        Upload();

        await _fixture.SyncAsync(DueRule.WhenDue);

        Assert.Contains("replace [2026-03-12T10:00:00Z, 2026-03-12T11:00:00Z)", _fixture.Delivered());
        Assert.Contains(_fixture.Log.Entries, static entry => entry.Head?.Id.ToString() == "anna/heart-rate/2026-03-12T10:11:11Z");
        Assert.Empty((await _fixture.OffsetAsync(StreamId.HeartRate)).Gaps);
    }

    [Fact]
    public async Task SyncAsync_WhileTheClockGoesOn_ReadsItInTheRunThatNoticesIt()
    {
        await _fixture.SyncAsync(DueRule.WhenDue);
        Upload();
        _fixture.Source.FailStatus = () =>
        {
            _fixture.Clock.Advance(TimeSpan.FromSeconds(2));
            return null;
        };

        SyncReport report = await _fixture.SyncAsync(DueRule.WhenDue);

        Assert.Equal((StreamOutcome.Completed, 0), (_fixture.Of(report, StreamId.HeartRate).Outcome, _fixture.Of(report, StreamId.HeartRate).Gaps));
    }

    [Fact]
    public async Task SyncAsync_StreamNotPartOfThatRun_ReadsAgainLater()
    {
        _fixture.Source.Streams = [TestStreams.Heart, TestStreams.Sleep];
        await _fixture.SyncAsync(DueRule.WhenDue);
        Upload();
        await _fixture.SyncAsync(DueRule.WhenDue, StreamId.Sleep);

        await _fixture.SyncAsync(DueRule.WhenDue, StreamId.HeartRate);

        Assert.Contains(_fixture.Log.Entries, static entry => entry.Head?.Id.ToString() == "anna/heart-rate/2026-03-12T10:11:11Z");
    }

    [Fact]
    public async Task SyncAsync_OnlyTrackerUploads_ReadsOnlyWhatIsNew()
    {
        _fixture.Source.Watermarks.Remove("band");
        await _fixture.SyncAsync(DueRule.WhenDue);
        _fixture.Source.Asked.Clear();
        _fixture.Clock.Advance(TimeSpan.FromHours(1));
        _fixture.Source.Watermarks["tracker"] = At(25, 19, 40);

        await _fixture.SyncAsync(DueRule.WhenDue);

        Assert.Equal(Window(On(25, 18), On(25, 19, 40)), Assert.Single(_fixture.Source.Asked).Window);
    }

    [Fact]
    public async Task SyncAsync_TrackerSilentForMonthsUploads_ReadsThirtyDaysAgainAndNoMore()
    {
        _fixture.User = new(Anna, At(25) - Duration.FromDays(80));
        _fixture.Source.Watermarks["band"] = At(25) - Duration.FromDays(60);
        await _fixture.SyncAsync(DueRule.WhenDue);
        _fixture.Source.Asked.Clear();
        _fixture.Clock.Advance(TimeSpan.FromMinutes(20));
        _fixture.Source.Watermarks["band"] = At(24);

        await _fixture.SyncAsync(DueRule.WhenDue);

        Assert.Equal(On(25, 18) - Duration.FromDays(30), _fixture.Source.Asked.Min(static asked => asked.Window.Start));
        Assert.Equal(On(24), _fixture.Source.Asked.Max(static asked => asked.Window.End));
    }

    [Fact]
    public async Task SyncAsync_StreamThatLooksBack_AwaitsItsNextReadInsteadOfOneMore()
    {
        _fixture.Source.Streams = [TestStreams.Resting];
        _fixture.Source.Resting[new(2026, 3, 12)] = 61;
        _fixture.Source.Zone = DateTimeZone.Utc;
        _fixture.Source.Watermarks["band"] = At(11);
        Instant firstRead = _fixture.Now;
        await _fixture.SyncAsync(DueRule.WhenDue);
        _fixture.Source.Asked.Clear();
        _fixture.Clock.Advance(TimeSpan.FromMinutes(20));
        _fixture.Source.Resting[new(2026, 3, 12)] = 58;
        _fixture.Source.Watermarks["band"] = At(13, 1);

        SyncReport noticed = await _fixture.SyncAsync(DueRule.WhenDue);
        Assert.Equal((0, StreamOutcome.NothingDue, 0), (_fixture.Source.Asked.Count, noticed.Outcome, _fixture.Of(noticed, StreamId.RestingHeartRate).Gaps));
        Assert.Equal(firstRead + Duration.FromHours(6), _fixture.Of(noticed, StreamId.RestingHeartRate).NextDue);
        _fixture.Clock.SetUtcNow((firstRead + Duration.FromHours(6)).ToDateTimeOffset());
        SyncReport report = await _fixture.SyncAsync(DueRule.WhenDue);

        // One read of fourteen dates serves what is new and what came late.
        Assert.Equal((1, 0, 1L), (_fixture.Source.Asked.Count, _fixture.Of(report, StreamId.RestingHeartRate).Gaps, report.Records));
        Assert.DoesNotContain(_fixture.Events, static happened => happened.Kind is SyncEventKind.GapOpened or SyncEventKind.GapClosed);
    }

    [Fact]
    public async Task SyncAsync_FirstTrackerThatMayBeAsked_ReadsAgainWhatWasAssumedToBeComplete()
    {
        Instant uploaded = _fixture.Source.Watermarks["tracker"];
        _fixture.Source.Watermarks.Clear();
        await _fixture.SyncAsync(DueRule.WhenDue);
        _fixture.Clock.Advance(TimeSpan.FromMinutes(20));
        _fixture.Source.Heart[At(12, 10, 11, 11)] = 120;
        _fixture.Source.Watermarks["tracker"] = uploaded;

        await _fixture.SyncAsync(DueRule.WhenDue);

        Assert.Contains(_fixture.Log.Entries, static entry => entry.Head?.Id.ToString() == "anna/heart-rate/2026-03-12T10:11:11Z");
    }

    [Fact]
    public async Task SyncAsync_TrackerWasAwayForLongerThanSweepsAwait_ReadsTheWholeDayInWhichItBrokeOff()
    {
        _fixture.Source.Watermarks.Clear();
        _fixture.Source.Watermarks["tracker"] = At(12, 9, 38);
        await _fixture.SyncAsync(DueRule.WhenDue);
        _fixture.Clock.Advance(TimeSpan.FromMinutes(20));
        _fixture.Source.Heart[At(12, 4, 26, 13)] = 120;
        _fixture.Source.Watermarks["tracker"] = At(14);

        await _fixture.SyncAsync(DueRule.WhenDue);

        Assert.Contains(_fixture.Log.Entries, static entry => entry.Head?.Id.ToString() == "anna/heart-rate/2026-03-12T04:26:13Z");
    }

    private void Upload()
    {
        _fixture.Clock.Advance(TimeSpan.FromMinutes(20));
        _fixture.Source.Heart[At(12, 10, 11, 11)] = 120;
        _fixture.Source.Watermarks["band"] = At(12, 11, 20);
    }
}
