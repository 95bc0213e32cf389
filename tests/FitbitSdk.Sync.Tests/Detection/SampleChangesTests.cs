using FitbitSdk.Records;
using NodaTime;
using static FitbitSdk.Sync.Tests.Times;

namespace FitbitSdk.Sync.Tests.Detection;

public sealed class SampleChangesTests
{
    private static readonly Instant Now = At(14);

    private SyncOffset _offset = SyncOffset.Initial;

    [Fact]
    public void Compare_FirstRead_AllIsNews() =>
        Assert.Equal(["upsert 06:00=60 06:30=61 07:10=62"], Read(Window(On(12), On(12, 8)), (6, 0, 60), (6, 30, 61), (7, 10, 62)));

    [Fact]
    public void Compare_SameRowsAgain_NothingIsNews()
    {
        Read(Window(On(12), On(12, 8)), (6, 0, 60), (6, 30, 61), (7, 10, 62));

        Assert.Empty(Read(Window(On(12), On(12, 8)), (6, 0, 60), (6, 30, 61), (7, 10, 62)));
    }

    [Fact]
    public void Compare_RowsAddedAtTheEndOfAnHour_OnlyTheyAreNews()
    {
        Read(Window(On(12), On(12, 8)), (6, 0, 60), (7, 10, 62));

        Assert.Equal(["upsert 06:50=65"], Read(Window(On(12), On(12, 8)), (6, 0, 60), (6, 50, 65), (7, 10, 62)));
    }

    [Fact]
    public void Compare_RowAddedInTheMiddle_TheHourIsReplaced()
    {
        Read(Window(On(12), On(12, 8)), (6, 0, 60), (6, 30, 61), (7, 10, 62));

        Assert.Equal(
            ["replace [2026-03-12T06:00:00Z, 2026-03-12T07:00:00Z) 06:00=60 06:15=66 06:30=61"],
            Read(Window(On(12), On(12, 8)), (6, 0, 60), (6, 15, 66), (6, 30, 61), (7, 10, 62)));
    }

    [Fact]
    public void Compare_ValueCorrected_TheHourIsReplaced()
    {
        Read(Window(On(12), On(12, 8)), (6, 0, 60), (7, 10, 62));

        Assert.Equal(["replace [2026-03-12T07:00:00Z, 2026-03-12T08:00:00Z) 07:10=99"], Read(Window(On(12), On(12, 8)), (6, 0, 60), (7, 10, 99)));
    }

    [Fact]
    public void Compare_HourEmptied_IsReplacedByNothing()
    {
        Read(Window(On(12), On(12, 8)), (6, 0, 60), (7, 10, 62));

        Assert.Equal(["replace [2026-03-12T06:00:00Z, 2026-03-12T07:00:00Z)"], Read(Window(On(12), On(12, 8)), (7, 10, 62)));
        Assert.Empty(Read(Window(On(12), On(12, 8)), (7, 10, 62)));
    }

    [Fact]
    public void Compare_AllEmptied_EveryHourIsReplacedByNothing()
    {
        Read(Window(On(12), On(12, 8)), (6, 0, 60), (7, 10, 62));

        Assert.Equal(2, Read(Window(On(12), On(12, 8))).Count);
    }

    [Fact]
    public void Compare_HeadFromTheStartOfTheRunningHour_GivesOnlyWhatIsNew()
    {
        Read(Window(On(12), On(12, 6, 20)), (6, 0, 60), (6, 10, 61));

        Assert.Equal(["upsert 06:30=62"], Read(Window(On(12, 6), On(12, 6, 40)), (6, 0, 60), (6, 10, 61), (6, 30, 62)));
        Assert.Empty(Read(Window(On(12), On(12, 6, 40)), (6, 0, 60), (6, 10, 61), (6, 30, 62)));
    }

    [Fact]
    public void Compare_HeadThatReadsTheRunningDayAgain_GivesOnlyWhatIsNew()
    {
        Read(Window(On(12), On(12, 6, 20)), (6, 0, 60), (6, 10, 61));

        Assert.Equal(["upsert 06:30=62 08:00=63"], Read(Window(On(12), On(12, 9)), (6, 0, 60), (6, 10, 61), (6, 30, 62), (8, 0, 63)));
    }

    [Fact]
    public void Compare_HourOlderThanTheDigest_IsReplacedAsAWhole()
    {
        FetchWindow window = Window(On(1), On(1, 8));
        Instant now = At(1) + Duration.FromDays(45);
        _offset = _offset with { Coverage = new(On(1, 8), On(1) + Duration.FromDays(44)) };
        Read(window, now, [(6, 0, 60)]);

        Assert.Equal(["replace [2026-03-01T06:00:00Z, 2026-03-01T07:00:00Z) 06:00=60"], Read(window, now, [(6, 0, 60)]));
        Assert.True(_offset.Digest.IsEmpty);
    }

    [Fact]
    public void Compare_AnswerOfWhichSomethingWasLeftOut_TakesNothingBack()
    {
        FetchWindow window = Window(On(12), On(12, 9));
        Read(window, (6, 0, 60), (6, 30, 61), (7, 10, 62), (8, 0, 63));

        // What is left of a unit goes out once, and more of it alone.
        Assert.Equal(["upsert 06:30=61", "upsert 08:20=64"], ReadInPart(window, (6, 30, 61), (8, 0, 63), (8, 20, 64)));
        Assert.Equal(["upsert 06:40=65"], ReadInPart(window, (6, 30, 61), (6, 40, 65), (8, 0, 63), (8, 20, 64)));

        // The next whole answer takes back what it lacks.
        Assert.Equal(
            [
                "replace [2026-03-12T06:00:00Z, 2026-03-12T07:00:00Z) 06:30=61 06:40=65",
                "replace [2026-03-12T07:00:00Z, 2026-03-12T08:00:00Z)",
            ],
            Read(window, (6, 30, 61), (6, 40, 65), (8, 0, 63), (8, 20, 64)));
    }

    private List<string> ReadInPart(FetchWindow window, params (int Hour, int Minute, int Bpm)[] rows) => Read(window, Now, rows, isWhole: false);

    private List<string> Read(FetchWindow window, params (int Hour, int Minute, int Bpm)[] rows) => Read(window, Now, rows);

    // One read as the engine does it: compare, then keep digest and coverage.
    private List<string> Read(FetchWindow window, Instant now, (int Hour, int Minute, int Bpm)[] rows, bool isWhole = true)
    {
        ChangeDetector detector = new(TestStreams.Heart, _offset, new(TestStreams.Heart, window, window, WindowPurpose.Head, 1));
        using RecordBatchBuilder<HeartRateSample> builder = new();
        foreach ((int hour, int minute, int bpm) in rows)
        {
            Instant time = (window.Start.StartOfDay() + Duration.FromMinutes((hour * 60) + minute)).ToInstant();
            builder.Add(new() { Time = RecordTime.FromInstant(time), IntervalSeconds = 1, BeatsPerMinute = bpm });
        }

        using RecordBatch<HeartRateSample> batch = builder.Build(new() { User = Anna, Provider = ProviderId.Fitbit, Stream = StreamId.HeartRate, Window = window, ObservedAt = now });
        ChangeResult result = detector.Compare(batch, isWhole);
        _offset = _offset with { Digest = detector.ToDigest([], isSafe: true), Coverage = Coverage.Extend(_offset.Coverage, window) };
        return [.. result.Deliveries.Select(static delivery =>
        {
            string kind = delivery.Origin.Delivery is DeliveryKind.RangeReplaced ? $"replace {delivery.Origin.Window}" : "upsert";
            return string.Join(' ', [kind, .. ((RecordBatch<HeartRateSample>)delivery).Records.ToArray().Select(static r => $"{r.Time.Instant:HH:mm}={r.BeatsPerMinute}")]);
        })];
    }
}
