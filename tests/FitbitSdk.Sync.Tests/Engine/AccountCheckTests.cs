using FitbitSdk.Records;
using NodaTime;
using static FitbitSdk.Sync.Tests.Times;

namespace FitbitSdk.Sync.Tests.Engine;

/// <summary>What the account is asked for, and how often.</summary>
public sealed class AccountCheckTests
{
    private readonly EngineFixture _fixture = new();

    [Fact]
    public async Task SyncAsync_WholeDay_AsksForTrackersEveryQuarterAndForTheZoneEverySixHours()
    {
        for (Instant now = At(12, 19); now < At(13, 19); now += Duration.FromMinutes(5))
        {
            _fixture.Clock.SetUtcNow(now.ToDateTimeOffset());
            await _fixture.SyncAsync(DueRule.WhenDue, StreamId.HeartRate);
        }

        Assert.Equal((96, 4), (_fixture.Source.StatusParts.Count, _fixture.Source.StatusParts.Count(static parts => parts.HasFlag(AccountParts.Zone))));
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
    public async Task SyncAsync_ZoneKnown_IsGivenToTheSource()
    {
        _fixture.Source.Zone = DateTimeZoneProviders.Tzdb["Asia/Tokyo"];
        await _fixture.SyncAsync(DueRule.WhenDue, StreamId.HeartRate);
        _fixture.Clock.Advance(TimeSpan.FromMinutes(15));

        await _fixture.SyncAsync(DueRule.WhenDue, StreamId.HeartRate);

        Assert.Equal([null, "Asia/Tokyo"], _fixture.Source.KnownZones.Select(static zone => zone?.Id));
    }

    [Fact]
    public async Task SyncAsync_StreamTellsTheZone_ReadsItEverySixHoursAndNotBesides()
    {
        _fixture.Source.Streams = [TestStreams.Heart, TestStreams.Zone];
        for (Instant now = At(12, 19); now < At(13, 19); now += Duration.FromMinutes(5))
        {
            _fixture.Clock.SetUtcNow(now.ToDateTimeOffset());
            await _fixture.SyncAsync(DueRule.WhenDue);
        }

        // The first plan needs the zone before any stream is read.
        Assert.Equal([0], Enumerable.Range(0, _fixture.Source.StatusCalls).Where(i => _fixture.Source.StatusParts[i].HasFlag(AccountParts.Zone)));
        Assert.Equal(4, _fixture.Source.Asked.Count(static asked => asked.Stream.Id == StreamId.TimeZone));
    }

    [Fact]
    public async Task SyncAsync_StreamTellsAnotherZone_GoesByItFromThenOn()
    {
        _fixture.Source.Streams = [TestStreams.Heart, TestStreams.Zone];
        await _fixture.SyncAsync(DueRule.WhenDue);
        _fixture.Source.Zone = DateTimeZoneProviders.Tzdb["Asia/Tokyo"];
        _fixture.Clock.Advance(TimeSpan.FromHours(6));

        await _fixture.SyncAsync(DueRule.WhenDue);

        AccountState account = (await _fixture.OffsetAsync(null)).Account!;
        Assert.Equal([("UTC", At(12, 19)), ("Asia/Tokyo", At(13, 1))], account.Zones.Entries.Select(static entry => (entry.Zone.Id, entry.From)));
        Assert.Equal(At(13, 1), account.ZoneCheckedAt);
    }

    [Theory]
    [InlineData(true)]    // it is read, but tells no zone that is known
    [InlineData(false)]   // it cannot be read
    public async Task SyncAsync_StreamDoesNotTellTheZone_AsksForItNextTime(bool isRead)
    {
        _fixture.Source.Streams = [TestStreams.Heart, TestStreams.Zone];
        await _fixture.SyncAsync(DueRule.WhenDue);
        _fixture.Source.TellsZone = false;
        _fixture.Source.FailRead = request => !isRead && request.Stream.Id == StreamId.TimeZone ? new HealthApiException(HealthApiErrorKind.Protocol, "GetProfile", "scripted") : null;
        _fixture.Clock.Advance(TimeSpan.FromHours(6));
        await _fixture.SyncAsync(DueRule.WhenDue);
        _fixture.Clock.Advance(TimeSpan.FromMinutes(15));
        await _fixture.SyncAsync(DueRule.WhenDue);

        Assert.Equal([AccountParts.All, AccountParts.Trackers, AccountParts.All], _fixture.Source.StatusParts);
    }

    [Fact]
    public async Task SyncAsync_TrackersAreGone_GoesOnByTheAssumedWatermarkAndByTheirsOnceTheyAreBack()
    {
        await _fixture.SyncAsync(DueRule.WhenDue);
        _fixture.Source.Watermarks.Clear();
        _fixture.Clock.Advance(TimeSpan.FromHours(2));

        SyncReport gone = await _fixture.SyncAsync(DueRule.WhenDue, StreamId.HeartRate);
        Assert.True(gone.IsWatermarkAssumed);
        Assert.Equal(On(12, 21), gone.Streams[0].Coverage!.CompleteThrough);
        Assert.Single(_fixture.Events, static happened => happened.Kind is SyncEventKind.NoDevice);

        _fixture.Source.Watermarks["tracker"] = At(12, 20);
        _fixture.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(At(12, 20), (await _fixture.SyncAsync(DueRule.WhenDue)).Watermark);
    }

    [Fact]
    public async Task SyncAsync_StatusFailsForAMoment_KeepsTheWatermark()
    {
        await _fixture.SyncAsync(DueRule.WhenDue);
        _fixture.Source.FailStatus = static () => new HealthApiException(HealthApiErrorKind.Unavailable, "GetDevices", "scripted");
        _fixture.Clock.Advance(TimeSpan.FromHours(2));

        Assert.Equal(At(12, 18, 30), (await _fixture.SyncAsync(DueRule.WhenDue)).Watermark);
    }

    [Fact]
    public async Task SyncAsync_ConsentIsOverAndAScopeIsMissing_LooksForItOnceADayAndWithoutARequest()
    {
        _fixture.User = new(Anna, At(10), At(12));
        _fixture.Source.Scopes = new HashSet<string>(["heart-rate", "steps"]);
        await _fixture.SyncAsync();
        _fixture.Clock.Advance(TimeSpan.FromDays(40));

        SyncReport waiting = await _fixture.SyncAsync(DueRule.WhenDue);
        Assert.Equal((false, 0, _fixture.Now + Duration.FromDays(1)), (waiting.IsFinished, waiting.AccountRequests, waiting.NextDue));

        _fixture.Source.Scopes = new HashSet<string>(["heart-rate", "steps", "sleep"]);
        _fixture.Clock.SetUtcNow(waiting.NextDue!.Value.ToDateTimeOffset());
        SyncReport granted = await _fixture.SyncAsync(DueRule.WhenDue);
        Assert.Equal((true, 0, StreamOutcome.Completed), (granted.IsFinished, granted.AccountRequests, _fixture.Of(granted, StreamId.Sleep).Outcome));
    }

    [Fact]
    public async Task SyncAsync_ConsentIsOverAndAllIsRead_AsksForNothingAnyMore()
    {
        _fixture.User = new(Anna, At(10), At(12));
        _fixture.Source.Watermarks["tracker"] = At(12, 18);
        await _fixture.SyncAsync();

        _fixture.Clock.Advance(TimeSpan.FromDays(31));
        SyncReport report = await _fixture.SyncAsync(DueRule.WhenDue);
        SyncReport later = await _fixture.SyncAsync(DueRule.WhenDue);

        Assert.Equal((0, 0), (report.Streams.Sum(static stream => stream.Windows), later.Requests));
        Assert.All(later.Streams, static stream => Assert.Equal(StreamOutcome.NothingDue, stream.Outcome));
    }
}
