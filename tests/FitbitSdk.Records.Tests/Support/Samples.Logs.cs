using NodaTime;

namespace FitbitSdk.Records.Tests;

internal static partial class Samples
{
    public static SleepLog Sleep(Versions of)
    {
        RecordTime start = At(13, 23, 10);
        return new()
        {
            LogId = of.Of("logId", "18446744073709551615", "7"),
            Start = of.Of("start", start, At(13, 23, 11)),
            End = of.Of("end", At(14, 6, 52), At(14, 6, 53)),
            DateOfSleep = of.Of<LocalDate?>("dateOfSleep", new LocalDate(2026, 3, 14), null, new LocalDate(1970, 1, 1)),
            DurationMilliseconds = of.Of<long?>("durationMilliseconds", 27_720_001, null, 0),
            Type = of.Of("type", "stages", "classic", ""),
            LogType = of.Of("logType", "auto_detected", null, ""),
            IsMainSleep = of.Of<bool?>("isMainSleep", true, null, false),
            Efficiency = of.Of<int?>("efficiency", 94, null, 0),
            InfoCode = of.Of<int?>("infoCode", 3, null, 0),
            MinutesAsleep = of.Of<int?>("minutesAsleep", 414, null, 0),
            MinutesAwake = of.Of<int?>("minutesAwake", 49, null, 0),
            MinutesToFallAsleep = of.Of<int?>("minutesToFallAsleep", 6, null, 0),
            MinutesAfterWakeup = of.Of<int?>("minutesAfterWakeup", 5, null, 0),
            MinutesInBed = of.Of<int?>("minutesInBed", 462, null, 0),
            Levels = of.Of("levels", Stages(start, 361, "light")),
            ShortWakes = of.Of("shortWakes", Stages(start, 64, "wake")),
            Summary = of.Of("summary", Summaries()),
        };
    }

    public static ActivityLog Activity(Versions of) => new()
    {
        LogId = of.Of("logId", "48212345678", "7"),
        Start = of.Of("start", At(14, 17, 4), At(14, 17, 5)),
        End = of.Of("end", At(14, 17, 49), At(14, 17, 50)),
        DurationMilliseconds = of.Of<long?>("durationMilliseconds", 2_700_001, null, 0),
        ActiveDurationMilliseconds = of.Of<long?>("activeDurationMilliseconds", 2_520_002, null, 0),
        OriginalStart = of.Of<RecordTime?>("originalStart", At(14, 17, 3), null, default(RecordTime)),
        OriginalDurationMilliseconds = of.Of<long?>("originalDurationMilliseconds", 2_760_003, null, 0),
        LastModified = of.Of<RecordTime?>("lastModified", Utc(9), null, default(RecordTime)),
        ActivityTypeId = of.Of<long?>("activityTypeId", 90_013, null, 0),
        ActivityName = of.Of("activityName", "Walk", null, ""),
        LogType = of.Of("logType", "auto_detected", null, ""),
        Kilocalories = of.Of<double?>("kilocalories", 312.5, null, 0),
        Steps = of.Of<int?>("steps", 4_321, null, 0),
        DistanceMetres = of.Of<double?>("distanceMetres", 3_456.75, null, 0),
        SpeedMetresPerSecond = of.Of<double?>("speedMetresPerSecond", 1.28, null, 0),
        ElevationGainMetres = of.Of<double?>("elevationGainMetres", 24.384, null, 0),
        AverageHeartRate = of.Of<int?>("averageHeartRate", 112, null, 0),
        ActiveZoneMinutes = of.Of<int?>("activeZoneMinutes", 23, null, 0),
        HasGps = of.Of<bool?>("hasGps", true, null, false),
        IsCaloriesManual = of.Of<bool?>("isCaloriesManual", false, null, true),
        IsDistanceManual = of.Of<bool?>("isDistanceManual", true, null, false),
        IsStepsManual = of.Of<bool?>("isStepsManual", false, null, true),
        Source = of.Of("source", Sources()),
        Levels = of.Of("levels", Levels()),
        HeartRateZones = of.Of("heartRateZones", Zones()),
    };

    private static IReadOnlyList<SleepStage>[] Stages(RecordTime start, int seconds, string level)
    {
        SleepStage stage = new() { Start = start, Seconds = seconds, Level = level };
        return [[stage], [], [stage, stage], [stage with { Start = At(13, 23, 11) }], [stage with { Seconds = 0 }], [stage with { Level = "" }]];
    }

    private static IReadOnlyList<SleepLevelSummary>[] Summaries()
    {
        SleepLevelSummary level = new() { Level = "deep", Count = 4, Minutes = 88, ThirtyDayAverageMinutes = 81 };
        return
        [
            [level], [], [level, level], [level with { Level = "" }], [level with { Count = null }], [level with { Count = 0 }], [level with { Minutes = null }],
            [level with { Minutes = 0 }], [level with { ThirtyDayAverageMinutes = null }], [level with { ThirtyDayAverageMinutes = 0 }],
        ];
    }

    private static ActivitySource?[] Sources()
    {
        return [Of(), null, Of(id: ""), Of(name: null), Of(name: ""), Of(type: null), Of(type: ""), Of(url: null), Of(url: "")];

        static ActivitySource Of(string id = "228TQ", string? name = "Charge 6", string? type = "tracker", string? url = "https://www.fitbit.com/") =>
            new() { Id = id, Name = name, Type = type, Url = url };
    }

    private static IReadOnlyList<ActivityLevel>[] Levels()
    {
        ActivityLevel level = new() { Name = "fairly", Minutes = 11 };
        return [[level], [], [level, level], [level with { Name = "" }], [level with { Minutes = null }], [level with { Minutes = 0 }]];
    }

    private static IReadOnlyList<ActivityZone>[] Zones()
    {
        ActivityZone zone = new() { Name = "Fat Burn", Minimum = 98, Maximum = 136, Minutes = 31, Kilocalories = 201.5 };
        return
        [
            [zone], [], [zone, zone], [zone with { Name = "" }], [zone with { Minimum = null }], [zone with { Minimum = 0 }], [zone with { Maximum = null }],
            [zone with { Maximum = 0 }], [zone with { Minutes = null }], [zone with { Minutes = 0 }], [zone with { Kilocalories = null }], [zone with { Kilocalories = 0 }],
        ];
    }

    private static RecordTime At(int day, int hour, int minute) =>
        RecordTime.FromLocal(new LocalDateTime(2026, 3, day, hour, minute, 30), Offset.FromHours(1), TimeBasis.Zone);
}
