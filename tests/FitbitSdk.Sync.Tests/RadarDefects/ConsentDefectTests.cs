using FitbitSdk.Records;
using FitbitSdk.Sync.Tests.Engine;
using NodaTime;
using static FitbitSdk.Sync.Tests.Times;

namespace FitbitSdk.Sync.Tests.RadarDefects;

/// <summary>Users who were left out, and data outside a consent that was read all the same.</summary>
public sealed class ConsentDefectTests
{
    private readonly EngineFixture _fixture = new();

    [Fact]
    public async Task D19_ConsentWithoutEnd_IsOpenAndNotLeftOut()
    {
        _fixture.User = new(Anna, At(10), consentEnd: null);

        SyncReport report = await _fixture.SyncAsync();

        Assert.False(Ancestor.Polls(_fixture.User));
        Assert.Equal(StreamOutcome.Completed, report.Outcome);
        Assert.Equal(_fixture.Source.Sleeps.Count, _fixture.Of(report, StreamId.Sleep).Records);
    }

    [Fact]
    public async Task D19_UserOfWhomNothingMayBeRead_IsReportedWithTheReason()
    {
        _fixture.User = new(Anna, At(20));

        SyncReport report = await _fixture.SyncAsync();

        Assert.False(Ancestor.Polls(_fixture.User));
        Assert.All(report.Streams, static stream => Assert.Equal(
            (StreamOutcome.Skipped, "No tracker has uploaded anything of the consent yet."),
            (stream.Outcome, stream.Reason)));
    }

    [Fact]
    public async Task D21_AfterTheConsent_NothingOutsideItIsAskedForOrDelivered()
    {
        // Taken off an hour and a half before the consent ends at noon of the 11th, and worn again.
        Instant end = At(11, 12);
        foreach (Instant time in _fixture.Source.Heart.Keys.Where(time => At(11, 10, 30) <= time && time < end).ToArray())
        {
            _fixture.Source.Heart.Remove(time);
        }

        _fixture.Source.Streams = [TestStreams.Heart, TestStreams.Steps, TestStreams.Sleep, TestStreams.Resting, TestStreams.Zone];
        _fixture.Source.Resting[new(2026, 3, 12)] = 60;
        _fixture.User = new(Anna, At(10), end);
        AncestorRoute theirs = new(Ancestor.FirstOffset(At(10)), Samples, Duration.FromSeconds(1), consentEnd: end);
        HashSet<int> theirDays = [];

        for (int day = 12; day < 31; day++)
        {
            int asked = theirs.Asked.Count;
            theirs.Poll(At(day, 20), At(day, 21));
            if (theirs.Asked.Skip(asked).Any(window => end < window.To))
            {
                theirDays.Add(day);
            }

            _fixture.Clock.SetUtcNow(At(day, 20).ToDateTimeOffset());
            _fixture.Source.Watermarks["tracker"] = At(day, 19);
            await _fixture.SyncAsync(DueRule.WhenDue);
        }

        Assert.Equal(Enumerable.Range(12, 15), theirDays.Order());
        Assert.True(Ancestor.Sends(time: null, end));   // the second night, too: its record has no such field
        Assert.All(_fixture.Source.Asked, request => Assert.True(On(10) <= request.Window.Start && request.Window.End <= StreamTime.FromInstant(end)));
        Assert.All(_fixture.Log.Entries, entry => Assert.True(entry.Head is not { } head || head.Time.Bounds.Latest <= end));
        Assert.Equal("anna/sleep/101", Assert.Single(_fixture.Log.Entries, static entry => entry.Origin.Stream == StreamId.Sleep).Head!.Value.Id.ToString());
    }

    private IEnumerable<(Instant Time, int Value)> Samples(Instant from, Instant to) =>
        _fixture.Source.Heart.Where(sample => from <= sample.Key && sample.Key < to).Select(static sample => (sample.Key, sample.Value)).ToArray();
}
