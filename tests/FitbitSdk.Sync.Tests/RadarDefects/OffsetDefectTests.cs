using FitbitSdk.Records;
using FitbitSdk.Sync.Tests.Engine;
using NodaTime;
using static FitbitSdk.Sync.Tests.Times;

namespace FitbitSdk.Sync.Tests.RadarDefects;

/// <summary>Offsets that stood still, went back or were forgotten, so that the same was asked for and sent again.</summary>
public sealed class OffsetDefectTests
{
    private static readonly Duration Second = Duration.FromSeconds(1);
    private static readonly Duration Minute = Duration.FromMinutes(1);

    private readonly EngineFixture _fixture = new();

    [Theory]
    [InlineData(10, 5)]   // a value on the first date: sent by each poll
    [InlineData(14, 0)]   // none: nothing ever comes
    public async Task D02_RestingHeartRate_MovesPastEachDateWithOrWithoutAValue(int firstValue, int timesSent)
    {
        _fixture.Source.Streams = [TestStreams.Resting];
        _fixture.Source.Resting[new(2026, 3, firstValue)] = 57;
        _fixture.Source.Resting[new(2026, 3, 14)] = 58;
        Instant offset = Ancestor.FirstOffset(At(10));
        List<LocalDate> theirs = [];
        List<Coverage?> ours = [];

        for (int day = 13; day < 18; day++)
        {
            (LocalDate asked, offset) = Ancestor.PollRestingHeartRate(offset, _fixture.Source.Resting.ContainsKey);
            theirs.Add(asked);
            Upload(At(day, 12));
            await _fixture.SyncAsync(DueRule.WhenDue);
            ours.Add((await _fixture.OffsetAsync(StreamId.RestingHeartRate)).Coverage);
        }

        Assert.Equal([.. Enumerable.Repeat(new LocalDate(2026, 3, 10), 5)], theirs);
        Assert.Equal(timesSent, theirs.Count(_fixture.Source.Resting.ContainsKey));
        Assert.Equal(Enumerable.Range(13, 5).Select(static day => new Coverage(On(10), On(day))), ours);
        Assert.Equal(
            _fixture.Source.Resting.Keys.Select(static date => $"anna/resting-heart-rate/{date:R}"),
            _fixture.Log.Entries.Select(static entry => entry.Head?.Id.ToString()));
    }

    [Fact]
    public async Task D03_Nights_AreNotSentAgainBecauseTheOffsetLiesInside()
    {
        // The last night's 96 values end at 7:25 of the 12th; the tracker is not worn any more.
        AncestorRoute theirs = new(At(12, 7, 25), NightOfThe12th, Second, days: 30);
        _fixture.Source.Streams = [TestStreams.Variability];
        _fixture.Source.Resting[new(2026, 3, 12)] = 58;
        Upload(At(13));
        await _fixture.SyncAsync(DueRule.WhenDue);
        int first = _fixture.Source.Asked.Count;

        for (Instant now = At(13); now < At(14); now += Ancestor.PollInterval)
        {
            theirs.Poll(now);
            _fixture.Clock.SetUtcNow(now.ToDateTimeOffset());
            await _fixture.SyncAsync(DueRule.WhenDue);
        }

        Assert.Equal((397, 397 * 96), (theirs.Asked.Count, theirs.Sent.Count));
        Assert.Equal((1, 3), (first, _fixture.Source.Asked.Count - first));
        Assert.Single(_fixture.Log.Entries);

        // Whole dates are what a request of this route can name.
        static IEnumerable<(Instant Time, int Value)> NightOfThe12th(Instant from, Instant to) => from.InUtc().Day <= 12 && At(12) < to
            ? Enumerable.Range(0, 96).Select(static i => (At(11, 23, 30) + (Minute * 5 * i), 40))
            : [];
    }

    [Fact]
    public async Task D08_EmptyHistory_IsNotReadAgainAfterARestart()
    {
        _fixture.Source.Heart.Clear();
        _fixture.User = new(Anna, At(10) - Duration.FromDays(60));
        AncestorRoute before = new(Ancestor.FirstOffset(_fixture.User.ConsentStart), static (_, _) => [], Second);
        before.Poll(_fixture.Now);
        AncestorRoute after = new(before.Stored, static (_, _) => [], Second);
        after.Poll(_fixture.Now);

        await _fixture.SyncAsync(StreamId.HeartRate);
        int first = _fixture.Source.Asked.Count;
        await _fixture.SyncAsync(DueRule.WhenDue, StreamId.HeartRate);   // each run is a new engine over the same store

        Assert.Equal((62, 62), (before.Asked.Count, after.Asked.Count));
        Assert.Equal((63, 0), (first, _fixture.Source.Asked.Count - first));
    }

    [Fact]
    public async Task D15_LastOfAList_DoesNotMoveTheOffset()
    {
        _fixture.Source.Sleeps.Reverse();   // the list ends with the older night
        Instant offset = Ancestor.OffsetAfter(At(10), _fixture.Now, [.. _fixture.Source.Sleeps.Select(static log => log.Start)], _fixture.Now);

        await _fixture.SyncAsync(StreamId.Sleep);
        await _fixture.SyncAsync(StreamId.Sleep);

        Assert.Contains(_fixture.Source.Sleeps, log => log.Id == "102" && log.Start >= Ancestor.AfterDate(offset));   // sent before, and by each poll to come
        Assert.Equal(On(12, 18, 30), (await _fixture.OffsetAsync(StreamId.Sleep)).Coverage!.CompleteThrough);
        Assert.Equal(["anna/sleep/101", "anna/sleep/102"], _fixture.Log.Entries.Select(static entry => entry.Head!.Value.Id.ToString()).Order());
    }

    [Fact]
    public async Task D20_AroundMidnight_TheDayBeforeIsNotAskedForAgain()
    {
        _fixture.Source.Streams = [TestStreams.Steps];
        AncestorRoute theirs = new(At(12, 23, 59), static (_, _) => [], Minute);   // the last row that either of the two has
        Upload(At(13));
        await _fixture.SyncAsync(DueRule.WhenDue);
        int first = _fixture.Source.Asked.Count;

        theirs.Poll(At(13, 23, 59, 50));
        Upload(At(13, 23, 59, 50));
        await _fixture.SyncAsync(DueRule.WhenDue);

        Assert.Equal([(At(12), At(12, 23, 59, 50))], theirs.Asked);
        Assert.Equal(Window(On(13), On(13, 23, 59)), Assert.Single(_fixture.Source.Asked.Skip(first), static asked => On(12) < asked.Window.End).Window);
        Assert.Equal(_fixture.Log.Entries.Count, _fixture.Log.Entries.Select(static entry => entry.Head?.Id).Distinct().Count());
    }

    private void Upload(Instant at)
    {
        _fixture.Clock.SetUtcNow(at.ToDateTimeOffset());
        _fixture.Source.Watermarks["tracker"] = at;
    }
}
