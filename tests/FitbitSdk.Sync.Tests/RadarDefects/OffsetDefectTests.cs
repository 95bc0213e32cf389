using FitbitSdk.Records;
using FitbitSdk.Sync.Tests.Engine;
using NodaTime;
using static FitbitSdk.Sync.Tests.Times;

namespace FitbitSdk.Sync.Tests.RadarDefects;

/// <summary>Offsets that stood still, ran ahead or were forgotten; the same days with the engine here.</summary>
public sealed class OffsetDefectTests
{
    private readonly EngineFixture _fixture = new();

    [Fact]
    public async Task D02_RestingHeartRate_MovesOnWithOrWithoutAValue()
    {
        _fixture.Source.Streams = [TestStreams.Resting];
        _fixture.Source.Resting[new(2026, 3, 14)] = 58;   // nothing on the first four dates
        Instant theirs = At(10) - Duration.FromNanoseconds(1);
        HashSet<LocalDate> theirDates = [];

        for (int day = 13; day < 18; day++)
        {
            (LocalDate asked, theirs) = Ancestor.PollRestingHeartRate(theirs);
            theirDates.Add(asked);
            Upload(At(day, 12));
            await _fixture.SyncAsync(DueRule.WhenDue);
        }

        Assert.Equal([new LocalDate(2026, 3, 10)], theirDates);
        Assert.Equal(new Coverage(On(10), On(17)), (await _fixture.OffsetAsync(StreamId.RestingHeartRate)).Coverage);
        Assert.Equal("anna/resting-heart-rate/2026-03-14", Assert.Single(_fixture.Log.Entries).Head!.Value.Id.ToString());
    }

    [Fact]
    public async Task D03_Nights_AreNotSentAgainBecauseTheOffsetLiesInside()
    {
        _fixture.Source.Streams = [TestStreams.Variability];
        _fixture.Source.Resting[new(2026, 3, 12)] = 58;
        Instant lastRecord = At(12, 5);
        int theirs = 0;

        for (Instant now = At(12, 19); now < At(13, 19); now += Duration.FromMinutes(15))
        {
            theirs += Ancestor.PollNights(lastRecord) == new LocalDate(2026, 3, 12) ? 1 : 0;
            _fixture.Clock.SetUtcNow(now.ToDateTimeOffset());
            await _fixture.SyncAsync(DueRule.WhenDue);
        }

        Assert.Equal(96, theirs);
        Assert.Single(_fixture.Log.Entries);
        Assert.InRange(_fixture.Source.Asked.Count, 1, 5 * 2);
    }

    [Fact]
    public async Task D04_ZeroFilledMinutes_AfterTheLastUploadAreUnknownAndComeOnceUploaded()
    {
        _fixture.Source.Streams = [TestStreams.Steps];
        _fixture.Source.Watermarks["tracker"] = At(10, 12);
        _fixture.Clock.SetUtcNow(At(13).ToDateTimeOffset());

        await _fixture.SyncAsync();
        StreamTime before = (await _fixture.OffsetAsync(StreamId.Steps)).Coverage!.CompleteThrough;
        Upload(At(13, 1));
        await _fixture.SyncAsync();

        Assert.True(Ancestor.PollMinutes(At(13)) > At(10, 12));   // zeros, for good
        Assert.Equal(On(10, 12), before);
        Assert.Equal(On(13, 1), (await _fixture.OffsetAsync(StreamId.Steps)).Coverage!.CompleteThrough);
        Assert.Equal((int)(At(13, 1) - At(10)).TotalMinutes, _fixture.Log.Entries.Select(static entry => entry.Head?.Id).Distinct().Count());
    }

    [Fact]
    public async Task D05_SecondTrackerThatUploadsLate_IsReadAlthoughLaterDataWasSeen()
    {
        _fixture.Source.Watermarks["watch"] = At(10, 8);
        await _fixture.SyncAsync(StreamId.HeartRate);

        _fixture.Source.Heart[At(11, 9) + Duration.FromSeconds(3)] = 199;   // behind what is covered
        _fixture.Source.Watermarks["watch"] = At(12, 8);
        _fixture.Clock.Advance(TimeSpan.FromMinutes(15));
        await _fixture.SyncAsync(DueRule.WhenDue, StreamId.HeartRate);

        Assert.Contains(_fixture.Log.Entries, static entry => entry.Head?.Time.Instant == At(11, 9) + Duration.FromSeconds(3));
    }

    [Fact]
    public async Task D08_EmptyHistory_IsNotReadAgainAfterARestart()
    {
        _fixture.Source.Heart.Clear();
        await _fixture.SyncAsync(StreamId.HeartRate);
        int first = _fixture.Source.Asked.Count;

        await _fixture.SyncAsync(DueRule.WhenDue, StreamId.HeartRate);   // each run is a new engine over the same store

        Assert.Equal(3, first);
        Assert.Equal(first, _fixture.Source.Asked.Count);
    }

    [Fact]
    public async Task D14_ElementThatCannotBeMapped_StaysAGapUntilItCan()
    {
        _fixture.Source.Problems = [new("dataset[1].value", "not a number")];
        SyncReport report = await _fixture.SyncAsync(StreamId.HeartRate);

        Assert.Equal((StreamOutcome.Partial, true), (report.Outcome, _fixture.Of(report, StreamId.HeartRate).Gaps > 0));
        Assert.True(report.Records > 0);

        _fixture.Source.Problems = [];
        Upload(At(20));
        await _fixture.SyncAsync(StreamId.HeartRate);
        Assert.Empty((await _fixture.OffsetAsync(StreamId.HeartRate)).Gaps);
    }

    [Fact]
    public async Task D20_AroundMidnight_TheDayBeforeIsNotAskedForAgain()
    {
        Upload(At(12, 23, 59));
        await _fixture.SyncAsync(DueRule.WhenDue, StreamId.HeartRate);
        int asked = _fixture.Source.Asked.Count;
        Upload(At(13, 23, 59, 50));
        await _fixture.SyncAsync(DueRule.WhenDue, StreamId.HeartRate);

        Assert.Equal((At(12), At(13)), Ancestor.WindowAfter(At(12, 23, 59), At(13, 23, 59, 50)));
        Assert.Equal(
            [Window(On(12, 23), On(13)), Window(On(13), On(13, 23, 59, 50))],
            _fixture.Source.Asked.Skip(asked).Where(static request => request.Window.End > On(12, 1)).Select(static request => request.Window).OrderBy(static window => window.Start).Take(2));
    }

    private void Upload(Instant at)
    {
        _fixture.Clock.SetUtcNow(at.ToDateTimeOffset());
        _fixture.Source.Watermarks["tracker"] = at;
    }
}
