using NodaTime;

namespace FitbitSdk.Records.Tests;

/// <summary>One record a type, a different number in every member; each member has other values too, absent and zero among them.</summary>
internal static partial class Samples
{
    private static readonly LocalDateTime Night = new(2026, 3, 14, 1, 25);

    public static HeartRateSample HeartRate(Versions of) => new()
    {
        Time = of.Of("time", Utc(0), Utc(1)),
        IntervalSeconds = of.Of("intervalSeconds", 1, 60, 0),
        BeatsPerMinute = of.Of("beatsPerMinute", 57, 58, 0),
    };

    public static StepCount Steps(Versions of) => new()
    {
        Time = of.Of("time", Utc(0), Utc(1)),
        IntervalSeconds = of.Of("intervalSeconds", 60, 1, 0),
        Steps = of.Of("steps", 103, 104, 0),
    };

    public static CalorieBurn Calories(Versions of) => new()
    {
        Time = of.Of("time", Utc(0), Utc(1)),
        IntervalSeconds = of.Of("intervalSeconds", 60, 1, 0),
        Kilocalories = of.Of("kilocalories", 1.25625, 1.25626, 0),
        Level = of.Of<int?>("level", 2, null, 0, 3),
        Mets = of.Of<double?>("mets", 1.1, null, 0, 10),
    };

    public static HeartRateVariability HeartRateVariability(Versions of) => new()
    {
        Time = of.Of("time", NightTimes),
        Date = of.Of<LocalDate?>("date", new LocalDate(2026, 3, 14), null, new LocalDate(1970, 1, 1)),
        RmssdMilliseconds = of.Of("rmssdMilliseconds", 42.617, 42.618, 0),
        Coverage = of.Of<double?>("coverage", 0.978, null, 0, 1),
        HighFrequencyPower = of.Of<double?>("highFrequencyPower", 611.25, null, 0),
        LowFrequencyPower = of.Of<double?>("lowFrequencyPower", 384.5, null, 0),
    };

    public static OxygenSaturation OxygenSaturation(Versions of) => new()
    {
        Time = of.Of("time", NightTimes),
        Date = of.Of<LocalDate?>("date", new LocalDate(2026, 3, 14), null, new LocalDate(1970, 1, 1)),
        Percent = of.Of("percent", 95.8, 95.7, 0),
    };

    public static BreathingRateNight BreathingRate(Versions of) => new()
    {
        Date = of.Of<LocalDate>("date", new(2026, 3, 14), new(2026, 3, 15)),
        LightSleep = of.Of<double?>("lightSleep", 15.2, null, 0),
        DeepSleep = of.Of<double?>("deepSleep", 14.6, null, 0),
        RemSleep = of.Of<double?>("remSleep", 16.9, null, 0),
        FullSleep = of.Of<double?>("fullSleep", 15.8, null, 0),
    };

    public static SkinTemperatureNight SkinTemperature(Versions of) => new()
    {
        Date = of.Of<LocalDate>("date", new(2026, 3, 14), new(2026, 3, 15)),
        RelativeCelsius = of.Of("relativeCelsius", -0.7, 0.7, 0),
        LogType = of.Of("logType", "dedicated_temp_sensor", null, ""),
    };

    public static RestingHeartRate RestingHeartRate(Versions of) => new()
    {
        Date = of.Of<LocalDate>("date", new(2026, 3, 14), new(2026, 3, 15)),
        BeatsPerMinute = of.Of("beatsPerMinute", 61, 62, 0),
    };

    public static DailyActivity DailyActivity(Versions of) => new()
    {
        Date = of.Of<LocalDate>("date", new(2026, 3, 14), new(2026, 3, 15)),
        Steps = of.Of<int?>("steps", 10_342, null, 0),
        DistanceMetres = of.Of<double?>("distanceMetres", 7_456.25, null, 0),
        Kilocalories = of.Of<double?>("kilocalories", 2_345.5, null, 0),
        SedentaryMinutes = of.Of<int?>("sedentaryMinutes", 701, null, 0),
        LightlyActiveMinutes = of.Of<int?>("lightlyActiveMinutes", 205, null, 0),
        FairlyActiveMinutes = of.Of<int?>("fairlyActiveMinutes", 31, null, 0),
        VeryActiveMinutes = of.Of<int?>("veryActiveMinutes", 27, null, 0),
    };

    public static WeightLog Weight(Versions of) => new()
    {
        LogId = of.Of("logId", "1773451500000", "7"),
        Time = of.Of("time", NightTimes),
        Date = of.Of<LocalDate?>("date", new LocalDate(2026, 3, 14), null, new LocalDate(1970, 1, 1)),
        Kilograms = of.Of("kilograms", 72.5, 72.6, 0),
        BodyMassIndex = of.Of<double?>("bodyMassIndex", 23.57, null, 0),
        BodyFatPercent = of.Of<double?>("bodyFatPercent", 17.3, null, 0),
        Source = of.Of("source", "Aria", null, ""),
    };

    public static TimeZoneSnapshot TimeZone(Versions of) => new()
    {
        Time = of.Of("time", Utc(0), Utc(1)),
        ZoneId = of.Of("zoneId", "Europe/Berlin", null, ""),
        OffsetSeconds = of.Of<int?>("offsetSeconds", 3600, null, 0),
    };

    // One wall clock, as it is known before and after the user's zone was read, and another one.
    private static RecordTime[] NightTimes =>
    [
        RecordTime.FromLocal(Night),
        RecordTime.FromLocal(Night, Offset.Zero, TimeBasis.Zone),
        RecordTime.FromLocal(Night, Offset.FromHours(1), TimeBasis.Zone),
        RecordTime.FromLocal(Night, Offset.FromHours(1), TimeBasis.AssumedZone),
        RecordTime.FromLocal(Night.PlusMinutes(5)),
    ];

    private static RecordTime Utc(int second) => RecordTime.FromInstant(Instant.FromUtc(2026, 3, 14, 7, 15, second));
}
