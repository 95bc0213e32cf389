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

    public static SleepLog Sleep() => Samples.Sleep(new());

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

    /// <summary>An activity of which only the indispensable is known.</summary>
    public static ActivityLog BareActivity { get; } = new()
    {
        LogId = "8",
        Start = RecordTime.FromLocal(new LocalDateTime(2026, 3, 12, 14, 5)),
        End = RecordTime.FromLocal(new LocalDateTime(2026, 3, 12, 15, 20)),
        DurationMilliseconds = null,
        ActiveDurationMilliseconds = null,
        OriginalStart = null,
        OriginalDurationMilliseconds = null,
        LastModified = null,
        ActivityTypeId = null,
        ActivityName = null,
        LogType = null,
        Kilocalories = null,
        Steps = null,
        DistanceMetres = null,
        SpeedMetresPerSecond = null,
        ElevationGainMetres = null,
        AverageHeartRate = null,
        ActiveZoneMinutes = null,
        HasGps = null,
        IsCaloriesManual = null,
        IsDistanceManual = null,
        IsStepsManual = null,
        Source = null,
        Levels = [],
        HeartRateZones = [],
    };
}
