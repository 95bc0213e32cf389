using FitbitSdk.Records;
using NodaTime;
using static FitbitSdk.Sync.Tests.Times;

namespace FitbitSdk.Sync.Tests.Detection;

/// <summary>Samples that are filed under the date on which a night ended, some of them from the evening before.</summary>
public sealed class NightChangesTests
{
    private static readonly LocalDate Monday = new(2026, 3, 9);
    private static readonly LocalDate Tuesday = new(2026, 3, 10);

    private SyncOffset _offset = SyncOffset.Initial;

    [Fact]
    public void Compare_SameNightsAgain_NothingIsNews()
    {
        Read((Monday, -60, 31), (Monday, 90, 32), (Tuesday, -30, 33));

        Assert.Empty(Read((Monday, -60, 31), (Monday, 90, 32), (Tuesday, -30, 33)));
    }

    [Fact]
    public void Compare_NightGrew_OnlyTheNewSamplesAreNews()
    {
        Read((Monday, -60, 31), (Monday, 90, 32));

        Assert.Equal(["upsert 03-09T02:00=35 03-09T23:30=33"], Read((Monday, -60, 31), (Monday, 90, 32), (Monday, 120, 35), (Tuesday, -30, 33)));
    }

    [Fact]
    public void Compare_SampleCorrected_ItsNightAloneIsReplaced()
    {
        Read((Monday, -60, 31), (Monday, 90, 32), (Tuesday, -30, 33));

        Assert.Equal(
            ["replace [2026-03-09T00:00:00Z, 2026-03-10T00:00:00Z) 03-08T23:00=31 03-09T01:30=39"],
            Read((Monday, -60, 31), (Monday, 90, 39), (Tuesday, -30, 33)));
    }

    [Fact]
    public void Compare_NightOfOneSampleCorrected_IsReplacedToo() =>
        Assert.Equal(
            ["replace [2026-03-09T00:00:00Z, 2026-03-10T00:00:00Z) 03-09T01:31=32"],
            ReadTwice([(Monday, 90, 32)], [(Monday, 91, 32)]));

    [Fact]
    public void Compare_ZoneBecameKnown_TheNightIsReplaced()
    {
        Read((Monday, 90, 32), (Monday, 95, 33));

        Assert.Equal(
            ["replace [2026-03-09T00:00:00Z, 2026-03-10T00:00:00Z) 03-09T01:30=32 03-09T01:35=33"],
            Read(Offset.FromHours(1), (Monday, 90, 32), (Monday, 95, 33)));
    }

    private List<string> ReadTwice((LocalDate Date, int Minute, int Rmssd)[] first, (LocalDate Date, int Minute, int Rmssd)[] second)
    {
        Read(first);
        return Read(second);
    }

    private List<string> Read(params (LocalDate Date, int Minute, int Rmssd)[] rows) => Read(null, rows);

    // One read as the engine does it: compare, then keep digest and coverage.
    private List<string> Read(Offset? offset, params (LocalDate Date, int Minute, int Rmssd)[] rows)
    {
        FetchWindow window = Window(On(8), On(11));
        ChangeDetector detector = new(TestStreams.Variability, _offset, new(TestStreams.Variability, window, window, WindowPurpose.Head, 1));
        using RecordBatchBuilder<HeartRateVariability> builder = new();
        foreach ((LocalDate date, int minute, int rmssd) in rows)
        {
            LocalDateTime local = date.AtMidnight().PlusMinutes(minute);
            builder.Add(new()
            {
                Time = offset is { } known ? RecordTime.FromLocal(local, known, TimeBasis.Zone) : RecordTime.FromLocal(local),
                Date = date,
                RmssdMilliseconds = rmssd,
                Coverage = null,
                HighFrequencyPower = null,
                LowFrequencyPower = null,
            });
        }

        using RecordBatch<HeartRateVariability> batch = builder.Build(new() { User = Anna, Provider = ProviderId.Fitbit, Stream = StreamId.HeartRateVariability, Window = window, ObservedAt = At(11) });
        ChangeResult result = detector.Compare(batch);
        _offset = _offset with { Digest = detector.ToDigest([], isSafe: true), Coverage = Coverage.Extend(_offset.Coverage, window) };
        return [.. result.Deliveries.Select(static delivery =>
        {
            string kind = delivery.Origin.Delivery is DeliveryKind.RangeReplaced ? $"replace {delivery.Origin.Window}" : "upsert";
            return string.Join(' ', [kind, .. ((RecordBatch<HeartRateVariability>)delivery).Records.ToArray().Select(static r => $"{r.Time.Local:MM-dd'T'HH:mm}={r.RmssdMilliseconds}")]);
        })];
    }
}
