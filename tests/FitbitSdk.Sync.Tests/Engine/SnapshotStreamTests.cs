using FitbitSdk.Records;
using NodaTime;
using static FitbitSdk.Sync.Tests.Times;

namespace FitbitSdk.Sync.Tests.Engine;

/// <summary>Streams that tell what is true now.</summary>
public sealed class SnapshotStreamTests
{
    private readonly EngineFixture _fixture = new();

    public SnapshotStreamTests() => _fixture.Source.Streams = [TestStreams.Zone];

    [Fact]
    public async Task SyncAsync_NothingChangedForMonths_DeliversItOnce()
    {
        await _fixture.SyncAsync();
        for (int i = 0; i < 3; i++)
        {
            _fixture.Clock.Advance(TimeSpan.FromDays(40));
            await _fixture.SyncAsync();
        }

        Assert.Equal("anna/time-zone/current", Assert.Single(_fixture.Log.Entries).Head?.Id.ToString());
        Assert.Equal(4, _fixture.Source.Asked.Count);
    }

    [Fact]
    public async Task SyncAsync_ThereAndBack_DeliversEachChange()
    {
        foreach (string zone in new[] { "Europe/Berlin", "Asia/Tokyo", "Europe/Berlin" })
        {
            _fixture.Source.Zone = DateTimeZoneProviders.Tzdb[zone];
            await _fixture.SyncAsync();
            _fixture.Clock.Advance(TimeSpan.FromDays(3));
        }

        Assert.Equal(3, _fixture.Log.Entries.Count);
    }

    [Fact]
    public async Task SyncAsync_WithinTheInterval_AsksOnlyWhenToldTo()
    {
        await _fixture.SyncAsync();
        await _fixture.SyncAsync(DueRule.WhenDue);
        Assert.Single(_fixture.Source.Asked);

        _fixture.Clock.Advance(TimeSpan.FromHours(6));
        SyncReport report = await _fixture.SyncAsync(DueRule.WhenDue);

        Assert.Equal(2, _fixture.Source.Asked.Count);
        Assert.Null(_fixture.Of(report, StreamId.TimeZone).Coverage);
    }

    [Theory]
    [InlineData(13, 20)]
    [InlineData(8, 12)]
    public async Task SyncAsync_OutsideTheConsent_AsksNothing(int from, int to)
    {
        _fixture.User = new(Anna, At(from), At(to));

        SyncReport report = await _fixture.SyncAsync();

        Assert.Empty(_fixture.Source.Asked);
        Assert.Equal(StreamOutcome.Skipped, _fixture.Of(report, StreamId.TimeZone).Outcome);
    }
}
