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
    public async Task SyncAsync_ZoneKnown_IsGivenToTheSource()
    {
        _fixture.Source.Zone = DateTimeZoneProviders.Tzdb["Asia/Tokyo"];
        await _fixture.SyncAsync(DueRule.WhenDue, StreamId.HeartRate);
        _fixture.Clock.Advance(TimeSpan.FromMinutes(15));

        await _fixture.SyncAsync(DueRule.WhenDue, StreamId.HeartRate);

        Assert.Equal([null, "Asia/Tokyo"], _fixture.Source.KnownZones.Select(static zone => zone?.Id));
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
