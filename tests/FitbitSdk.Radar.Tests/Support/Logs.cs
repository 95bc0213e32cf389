using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.Radar.Tests;

/// <summary>Logs with a different number in every member.</summary>
internal static class Logs
{
    public static RecordTime At(int hour, int minute) =>
        RecordTime.FromLocal(new LocalDateTime(2026, 3, 14, hour, minute, 30), Offset.FromHours(1), TimeBasis.Zone);

    public static SleepStage Stage(RecordTime start, int seconds, string level) => new() { Start = start, Seconds = seconds, Level = level };

    public static SleepLog Sleep(string type, params SleepStage[] levels) => new()
    {
        LogId = "48212345678",
        Start = At(1, 10),
        End = At(6, 52),
        DateOfSleep = new(2026, 3, 14),
        DurationMilliseconds = 20_520_000,
        Type = type,
        LogType = "auto_detected",
        IsMainSleep = true,
        Efficiency = 94,
        InfoCode = 3,
        MinutesAsleep = 311,
        MinutesAwake = 31,
        MinutesToFallAsleep = 6,
        MinutesAfterWakeup = 5,
        MinutesInBed = 342,
        Levels = levels,
        ShortWakes = [Stage(At(3, 3), 64, "wake")],
        Summary = [],
    };

    /// <summary>An activity of which all is known, or with the given members.</summary>
    public static ActivityLog Activity(
        string id = "48212345679", RecordTime? start = null, long? duration = 2_700_500, long? active = 2_520_250, int veryActiveMinutes = 4, bool isBare = false) => new()
    {
        LogId = id,
        Start = start ?? At(17, 4),
        End = At(17, 49),
        DurationMilliseconds = duration,
        ActiveDurationMilliseconds = active,
        OriginalStart = At(17, 3),
        OriginalDurationMilliseconds = 2_760_003,
        LastModified = isBare ? null : RecordTime.FromInstant(Instant.FromUtc(2026, 3, 14, 18, 0, 9)),
        ActivityTypeId = isBare ? null : 90_013,
        ActivityName = isBare ? null : "Walk",
        LogType = isBare ? null : "tracker",
        Kilocalories = isBare ? null : 312.5,
        Steps = isBare ? null : 4_321,
        DistanceMetres = isBare ? null : 3_456.75,
        SpeedMetresPerSecond = isBare ? null : 1.28,
        ElevationGainMetres = 24.384,
        AverageHeartRate = isBare ? null : 112,
        ActiveZoneMinutes = 23,
        HasGps = true,
        IsCaloriesManual = isBare ? null : true,
        IsDistanceManual = isBare ? null : false,
        IsStepsManual = null,
        Source = isBare ? null : new() { Id = "228TQ", Name = "Charge 6", Type = "tracker", Url = "https://www.fitbit.com/" },
        Levels = isBare ? [] : [Level("very", veryActiveMinutes), Level("sedentary", 1), Level("fairly", 3), Level("lightly", 2)],
        HeartRateZones = isBare ? [] : [Zone("Cardio", 137, 169, 8), Zone("Peak", 170, 220, 5), Zone("Out of Range", 30, 97, 7), Zone("Fat Burn", 98, 136, 25)],
    };

    private static ActivityLevel Level(string name, int minutes) => new() { Name = name, Minutes = minutes };

    private static ActivityZone Zone(string name, int minimum, int maximum, int minutes) =>
        new() { Name = name, Minimum = minimum, Maximum = maximum, Minutes = minutes, Kilocalories = minutes * 7.5 };
}
