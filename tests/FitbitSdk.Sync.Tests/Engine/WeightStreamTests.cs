using FitbitSdk.Records;
using FitbitSdk.WebApi;
using NodaTime;
using static FitbitSdk.Sync.Tests.Times;

namespace FitbitSdk.Sync.Tests.Engine;

/// <summary>Streams by date that no tracker brings, and those that the API fills with zeros.</summary>
public sealed class WeightStreamTests
{
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    // Anna in Berlin, at 20:00 of the 12th there; her consent began at midnight of the 10th.
    private readonly EngineFixture _fixture = new() { User = new(Anna, At(9, 23)) };

    public WeightStreamTests()
    {
        _fixture.Source.Streams = [FitbitStreams.Weight];
        _fixture.Source.Zone = Berlin;
        _fixture.Source.Weights[new(2026, 3, 11, 7, 0)] = 72.5;
        _fixture.Source.Weights[new(2026, 3, 11, 21, 0)] = 73;
        _fixture.Source.Weights[new(2026, 3, 12, 23, 59, 59)] = 72;   // given no time
    }

    [Fact]
    public async Task SyncAsync_TrackerLeftInADrawer_WeightIsReadUpToNow()
    {
        _fixture.Source.Watermarks["tracker"] = At(10, 6);

        SyncReport report = await _fixture.SyncAsync();

        Assert.Equal(3, report.Records);
        Assert.Equal(new Coverage(On(10), On(12)), _fixture.Of(report, StreamId.Weight).Coverage);
    }

    [Fact]
    public async Task SyncAsync_NoUploadSeen_WeightIsLookedForOnTime()
    {
        await _fixture.SyncAsync(DueRule.WhenDue);
        _fixture.Source.Weights[new(2026, 3, 12, 20, 30)] = 71;
        _fixture.Clock.Advance(TimeSpan.FromHours(6));

        SyncReport report = await _fixture.SyncAsync(DueRule.WhenDue);

        Assert.Equal(2, report.Records);   // it stands before the one that was there: the date anew
    }

    [Fact]
    public async Task SyncAsync_LogAdded_GoesOutAlone()
    {
        await _fixture.SyncAsync();
        _fixture.Source.Weights[new(2026, 3, 11, 22, 0)] = 72.9;

        Assert.Equal(1, (await _fixture.SyncAsync()).Records);
        Assert.StartsWith("anna/weight/7@2026-03-11T22:00:00@", _fixture.Delivered()[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task SyncAsync_LogDeleted_ItsDateIsReplacedByTheRest()
    {
        await _fixture.SyncAsync();
        _fixture.Source.Weights.Remove(new(2026, 3, 11, 7, 0));

        await _fixture.SyncAsync();

        Assert.Equal("replace [2026-03-11T00:00:00Z, 2026-03-12T00:00:00Z)", _fixture.Delivered()[^2]);
        Assert.StartsWith("anna/weight/7@2026-03-11T21:00:00@", _fixture.Delivered()[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task SyncAsync_OnlyLogOfADateDeleted_ItsDateIsReplacedByNothing()
    {
        await _fixture.SyncAsync();
        _fixture.Source.Weights.Remove(new(2026, 3, 12, 23, 59, 59));

        await _fixture.SyncAsync();

        Assert.Equal("replace [2026-03-12T00:00:00Z, 2026-03-13T00:00:00Z)", _fixture.Delivered()[^1]);
    }

    [Fact]
    public async Task SyncAsync_LogChanged_HasANewRevisionOfTheSameRecord()
    {
        await _fixture.SyncAsync();
        _fixture.Source.Weights[new(2026, 3, 12, 23, 59, 59)] = 70;

        SyncReport report = await _fixture.SyncAsync();

        Assert.Equal(1, report.Records);
        Assert.Equal(2, _fixture.Log.Entries.Count(static entry => entry.Head?.Id.ToString() == "anna/weight/7@2026-03-12T23:59:59"));
    }

    [Fact]
    public async Task SyncAsync_ScaleWasOffTheNetworkForWeeks_ItsWeightsAreFoundInOneRequest()
    {
        _fixture.User = new(Anna, At(1) - Duration.FromDays(60));
        await _fixture.SyncAsync(DueRule.WhenDue);
        int before = _fixture.Source.Asked.Count;
        _fixture.Source.Weights[new(2026, 2, 11, 7, 0)] = 74;   // 30 dates before the one that runs by then
        _fixture.Clock.Advance(TimeSpan.FromHours(6));

        SyncReport report = await _fixture.SyncAsync(DueRule.WhenDue);

        Assert.Equal(1, report.Records);
        Assert.Single(_fixture.Source.Asked.Skip(before));
    }

    [Fact]
    public async Task SyncAsync_KnownLogCannotBeMapped_IsKeptUntilAWholeAnswerLacksIt()
    {
        await _fixture.SyncAsync();
        _fixture.Source.Weights.Remove(new(2026, 3, 11, 7, 0));
        _fixture.Source.Weights.Remove(new(2026, 3, 12, 23, 59, 59));
        _fixture.Source.Problems = [new("weight[0].weight", "not a number")];
        await _fixture.SyncAsync();
        int sent = _fixture.Delivered().Count;
        await _fixture.SyncAsync();

        Assert.Equal(sent, _fixture.Delivered().Count);   // what is left of such a date goes out once
        Assert.DoesNotContain(_fixture.Delivered(), static line => line.StartsWith("replace", StringComparison.Ordinal));

        _fixture.Source.Problems = [];
        await _fixture.SyncAsync();

        Assert.Equal(
            ["replace [2026-03-11T00:00:00Z, 2026-03-12T00:00:00Z)", "replace [2026-03-12T00:00:00Z, 2026-03-13T00:00:00Z)"],
            _fixture.Delivered().Where(static line => line.StartsWith("replace", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task SyncAsync_AnotherTrackerUploadsLate_OpensNoGapOfWeight()
    {
        _fixture.User = new(Anna, At(1) - Duration.FromDays(40));
        _fixture.Source.Watermarks["second"] = At(1) - Duration.FromDays(15);
        await _fixture.SyncAsync(DueRule.WhenDue);
        _fixture.Source.Watermarks["second"] = At(12, 18);
        _fixture.Clock.Advance(TimeSpan.FromMinutes(20));

        await _fixture.SyncAsync(DueRule.WhenDue);

        Assert.Empty((await _fixture.OffsetAsync(StreamId.Weight)).Gaps);
    }

    [Fact]
    public async Task SyncAsync_ZerosOfDatesThatNoTrackerUploaded_AreNotAskedFor()
    {
        _fixture.Source.Streams = [FitbitStreams.DailyActivity];
        _fixture.Source.Watermarks["tracker"] = At(11, 6);

        SyncReport report = await _fixture.SyncAsync();

        Assert.Equal(["2026-03-10", "2026-03-11"], _fixture.Log.Entries.Select(static entry => entry.Head!.Value.Id.ToString()[^10..]));
        Assert.Equal(new Coverage(On(10), On(11)), _fixture.Of(report, StreamId.DailyActivity).Coverage);
    }

    [Fact]
    public async Task SyncAsync_NoTracker_ZerosAreBelievedAfterADay()
    {
        _fixture.Source.Streams = [FitbitStreams.DailyActivity];
        _fixture.Source.Watermarks.Clear();

        await _fixture.SyncAsync();

        Assert.Equal(["2026-03-10", "2026-03-11"], _fixture.Log.Entries.Select(static entry => entry.Head!.Value.Id.ToString()[^10..]));
    }
}
