using FitbitSdk.Records;

namespace FitbitSdk.RabbitMQ.Tests.Ocariot;

/// <summary>One log of each kind; every field that a shape carries has a value of its own.</summary>
internal static class Logs
{
    public static ActivityLog Walk(
        double? metres = 2100, int? average = 108, IReadOnlyList<ActivityLevel>? levels = null, IReadOnlyList<ActivityZone>? zones = null, RecordTime? start = null) => new()
    {
        LogId = "48212345678",
        Start = start ?? Shapes.Berlin(14, 17, 30),
        End = start is null ? Shapes.Berlin(14, 18, 0) : start.Value,
        DurationMilliseconds = 1_800_000,
        ActiveDurationMilliseconds = 1_700_000,
        OriginalStart = Shapes.Berlin(14, 17, 31),
        OriginalDurationMilliseconds = 1_600_000,
        LastModified = Shapes.Berlin(15, 9, 0),
        ActivityTypeId = 90_013,
        ActivityName = "Walk",
        LogType = "auto_detected",
        Kilocalories = 142,
        Steps = 2930,
        DistanceMetres = metres,
        SpeedMetresPerSecond = 1.2,
        ElevationGainMetres = 24.4,
        AverageHeartRate = average,
        ActiveZoneMinutes = 23,
        HasGps = true,
        IsCaloriesManual = false,
        IsDistanceManual = false,
        IsStepsManual = false,
        Source = null,
        Levels = levels ?? [Level("sedentary", 0), Level("lightly", 5), Level("fairly", 15), Level("very", 10)],
        HeartRateZones = zones ?? [Zone("Out of Range", 30, 97, 2), Zone("Fat Burn", 98, 136, 26), Zone("Cardio", 137, 165, 1), Zone("Peak", 166, 220, 0)],
    };

    public static SleepLog Night(string type = "stages", IReadOnlyList<SleepStage>? levels = null, IReadOnlyList<SleepLevelSummary>? summary = null) => new()
    {
        LogId = "26013218219",
        Start = Shapes.Berlin(13, 23, 10, 30),
        End = Shapes.Berlin(14, 6, 40, 30),
        DateOfSleep = new(2026, 3, 14),
        DurationMilliseconds = 27_000_000,
        Type = type,
        LogType = "auto_detected",
        IsMainSleep = true,
        Efficiency = 94,
        InfoCode = 0,
        MinutesAsleep = 393,
        MinutesAwake = 57,
        MinutesToFallAsleep = 6,
        MinutesAfterWakeup = 5,
        MinutesInBed = 450,
        Levels = levels ?? [Stage(Shapes.Berlin(13, 23, 10, 30), 480, "wake"), Stage(Shapes.Berlin(13, 23, 18, 30), 1500, "light")],
        ShortWakes = [Stage(Shapes.Berlin(14, 1, 2), 60, "wake")],
        Summary = summary ?? [Total("deep", 4, 83), Total("light", 26, 220), Total("rem", 6, 90), Total("wake", 27, 57)],
    };

    public static WeightLog Weighing(double? fat = 19.4) => new()
    {
        LogId = "1773468900000",
        Date = new(2026, 3, 14),
        Time = Shapes.Berlin(14, 7, 15),
        Kilograms = 41.2,
        BodyMassIndex = 17.9,
        BodyFatPercent = fat,
        Source = "Aria",
    };

    public static DailyActivity Day(int day = 14, int? very = 22) => new()
    {
        Date = new(2026, 3, day),
        Steps = 10_438 + day,
        DistanceMetres = 7_400,
        Kilocalories = 1893,
        SedentaryMinutes = 702,
        LightlyActiveMinutes = 188,
        FairlyActiveMinutes = 41,
        VeryActiveMinutes = very,
    };

    public static ActivityLevel Level(string name, int? minutes) => new() { Name = name, Minutes = minutes };

    public static ActivityZone Zone(string name, int? minimum, int? maximum, int? minutes) => new() { Name = name, Minimum = minimum, Maximum = maximum, Minutes = minutes, Kilocalories = 12.5 };

    public static SleepStage Stage(RecordTime start, int seconds, string level) => new() { Start = start, Seconds = seconds, Level = level };

    public static SleepLevelSummary Total(string level, int? count, int? minutes) => new() { Level = level, Count = count, Minutes = minutes, ThirtyDayAverageMinutes = 81 };
}
