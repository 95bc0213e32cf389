using NodaTime;

namespace FitbitSdk.Records.Tests;

internal static class Batches
{
    public static Instant ObservedAt { get; } = Instant.FromUtc(2026, 3, 20, 12, 34, 56) + Duration.FromNanoseconds(123_456_700);

    public static FetchWindow Day { get; } = FetchWindow.Between(StreamTime.FromDate(new(2026, 3, 14)), StreamTime.FromDate(new(2026, 3, 15)));

    public static RecordOrigin Origin(StreamId stream, DeliveryKind delivery = DeliveryKind.Upsert, string user = "anna") => new()
    {
        User = new(user),
        Provider = ProviderId.Fitbit,
        Stream = stream,
        Window = Day,
        ObservedAt = ObservedAt,
        Delivery = delivery,
    };

    public static RecordBatch<T> Of<T>(RecordOrigin origin, params ReadOnlySpan<T> records)
        where T : IHealthRecord<T>
    {
        using RecordBatchBuilder<T> builder = new(1);
        foreach (T record in records)
        {
            builder.Add(record);
        }

        return builder.Build(origin);
    }

    public static HeartRateSample Heart(int second, int beats) => new()
    {
        Time = RecordTime.FromInstant(Instant.FromUtc(2026, 3, 14, 0, 0) + Duration.FromSeconds(second)),
        IntervalSeconds = 1,
        BeatsPerMinute = beats,
    };

    public static StepCount Steps { get; } = new() { Time = RecordTime.FromInstant(Instant.FromUtc(2026, 3, 14, 7, 15)), IntervalSeconds = 60, Steps = 103 };

    /// <summary>A sleep with a different number in every field.</summary>
    public static SleepLog Sleep(RecordTime? at = null)
    {
        RecordTime start = at ?? RecordTime.FromLocal(new LocalDateTime(2026, 3, 13, 23, 10, 30), Offset.FromHours(1), TimeBasis.Zone);
        return new()
        {
            LogId = "18446744073709551615",
            Start = start,
            End = RecordTime.FromLocal(new LocalDateTime(2026, 3, 14, 6, 52, 30), Offset.FromHours(1), TimeBasis.Zone),
            DateOfSleep = new(2026, 3, 14),
            DurationMilliseconds = 27_720_001,
            Type = "stages",
            LogType = "auto_detected",
            IsMainSleep = true,
            Efficiency = 94,
            InfoCode = 3,
            MinutesAsleep = 414,
            MinutesAwake = 49,
            MinutesToFallAsleep = 6,
            MinutesAfterWakeup = 5,
            MinutesInBed = 462,
            Levels = [new() { Start = start, Seconds = 361, Level = "light" }],
            ShortWakes = [new() { Start = start, Seconds = 64, Level = "wake" }],
            Summary = [new() { Level = "deep", Count = 4, Minutes = 88, ThirtyDayAverageMinutes = 81 }],
        };
    }

    /// <summary>A sleep of which only the indispensable is known.</summary>
    public static SleepLog BareSleep { get; } = new()
    {
        LogId = "7",
        Start = RecordTime.FromLocal(new LocalDateTime(2026, 3, 12, 14, 5)),
        End = RecordTime.FromLocal(new LocalDateTime(2026, 3, 12, 15, 20)),
        DateOfSleep = null,
        DurationMilliseconds = null,
        Type = "classic",
        LogType = null,
        IsMainSleep = null,
        Efficiency = null,
        InfoCode = null,
        MinutesAsleep = null,
        MinutesAwake = null,
        MinutesToFallAsleep = null,
        MinutesAfterWakeup = null,
        MinutesInBed = null,
        Levels = [],
        ShortWakes = [],
        Summary = [],
    };
}
