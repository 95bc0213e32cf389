using FitbitSdk.Records;
using NodaTime;
using static FitbitSdk.Sync.Tests.Times;

namespace FitbitSdk.Sync.Tests.Engine;

/// <summary>Streams that the provider files by the user's dates.</summary>
public sealed class CivilStreamTests
{
    private static readonly StreamId Resting = StreamId.RestingHeartRate;
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    // Anna in Berlin, at 20:00 of the 12th there; her tracker uploaded half an hour ago, her consent began at midnight of the 10th.
    private readonly EngineFixture _fixture = new() { User = new(Anna, At(9, 23)) };

    public CivilStreamTests()
    {
        _fixture.Source.Streams = [TestStreams.Resting];
        _fixture.Source.Zone = Berlin;
        for (int day = 8; day <= 14; day++)
        {
            _fixture.Source.Resting[new(2026, 3, day)] = 50 + day;
        }
    }

    [Fact]
    public async Task SyncAsync_RunningDate_IsDeliveredButNotCovered()
    {
        SyncReport report = await _fixture.SyncAsync();

        Assert.Equal(["2026-03-10", "2026-03-11", "2026-03-12"], Dates());
        Assert.Equal(new Coverage(On(10), On(12)), _fixture.Of(report, Resting).Coverage);
        Assert.Equal(Duration.FromHours(20), _fixture.Of(report, Resting).Lag);   // since midnight in Berlin
    }

    [Fact]
    public async Task SyncAsync_ValueOfADateChanged_IsANewRevisionOfTheSameRecord()
    {
        await _fixture.SyncAsync();
        _fixture.Source.Resting[new(2026, 3, 12)] = 99;

        SyncReport report = await _fixture.SyncAsync();

        Assert.Equal(1, report.Records);
        Assert.Equal(2, _fixture.Log.Entries.Count(static entry => entry.Head?.Id.ToString() == "anna/resting-heart-rate/2026-03-12"));
        Assert.All(_fixture.Log.Entries, static entry => Assert.Equal(DeliveryKind.Upsert, entry.Origin.Delivery));
    }

    [Fact]
    public async Task SyncAsync_NothingChanged_DeliversNothing()
    {
        await _fixture.SyncAsync();

        SyncReport report = await _fixture.SyncAsync();

        Assert.Equal((0, 3), (report.Records, _fixture.Of(report, Resting).Unchanged));
    }

    [Fact]
    public async Task SyncAsync_ValueOfADateGone_TheDateIsReplacedByNothing()
    {
        await _fixture.SyncAsync();
        _fixture.Source.Resting.Remove(new(2026, 3, 11));

        await _fixture.SyncAsync();

        Assert.Equal("replace [2026-03-11T00:00:00Z, 2026-03-12T00:00:00Z)", _fixture.Delivered()[^1]);
    }

    [Fact]
    public async Task SyncAsync_ConsentBeganThisMorning_WaitsForTheFirstWholeDate()
    {
        _fixture.User = new(Anna, At(12, 6));
        SyncReport today = await _fixture.SyncAsync();

        _fixture.Clock.Advance(TimeSpan.FromHours(12));
        _fixture.Source.Watermarks["tracker"] = At(13, 6, 30);
        SyncReport tomorrow = await _fixture.SyncAsync();

        Assert.Equal((0, StreamOutcome.Skipped), (today.Records, _fixture.Of(today, Resting).Outcome));
        Assert.Equal(["2026-03-13"], Dates());
        Assert.Null(_fixture.Of(tomorrow, Resting).Coverage);
    }

    [Fact]
    public async Task SyncAsync_ConsentEndsWithinADate_LeavesThatDateOut()
    {
        _fixture.User = new(Anna, At(9, 23), At(12, 12));

        await _fixture.SyncAsync();

        Assert.Equal(["2026-03-10", "2026-03-11"], Dates());
        Assert.All(_fixture.Source.Asked, static request => Assert.True(request.Window.End <= On(12)));
    }

    [Fact]
    public async Task SyncAsync_LongHistory_IsReadInPiecesOfTheLongestRange()
    {
        _fixture.Source.Streams = [TestStreams.Variability];
        _fixture.User = new(Anna, At(1) - Duration.FromDays(80));

        await _fixture.SyncAsync();

        Assert.Equal([30, 30, 30, 1], _fixture.Source.Asked.Select(static request => request.Window.Length.Days));
    }

    [Fact]
    public async Task SyncAsync_RunningDateFailsBehindAFault_IsDueOnceThePauseIsOver()
    {
        _fixture.Source.Problems = [new("a", "b")];
        _fixture.Source.IsFaulty = static request => request.Window.Start < On(12);
        _fixture.Source.FailRead = static request => request.Window.Start >= On(12) ? new HealthApiException(HealthApiErrorKind.Unavailable, "get something", "scripted") : null;
        await _fixture.SyncAsync(DueRule.WhenDue);
        Assert.Equal(["2026-03-10", "2026-03-11"], Dates());

        _fixture.Source.FailRead = static _ => null;
        _fixture.Clock.Advance(TimeSpan.FromMinutes(2));
        await _fixture.SyncAsync(DueRule.WhenDue);

        Assert.Equal(["2026-03-10", "2026-03-11", "2026-03-12"], Dates());
    }

    private IEnumerable<string> Dates() => _fixture.Log.Entries.Select(static entry => entry.Head!.Value.Id.ToString()[^10..]).Order();
}
