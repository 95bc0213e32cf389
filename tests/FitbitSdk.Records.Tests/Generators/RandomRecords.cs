using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace FitbitSdk.Records.Tests;

/// <summary>Records of every kind: extremes, absent values, empty, long and foreign texts.</summary>
internal static partial class RandomRecords
{
    public static Gen<long> Long { get; } = Gen.Frequency(
        (3, Gen.Elements(0L, 1, -1, 63, 64, -64, -65, 127, 128, 8191, 8192, -8192, -8193, (1L << 55) - 1, 1L << 55, -(1L << 55), int.MaxValue, int.MinValue, long.MaxValue, long.MinValue)),
        (3, from bits in Gen.Choose(0, 63) from low in Gen.Choose(int.MinValue, int.MaxValue) from high in Gen.Choose(int.MinValue, int.MaxValue)
            select (((long)high << 32) | (uint)low) >> bits));

    public static Gen<int> Int { get; } = from value in Long select (int)value;

    public static Gen<string> Text { get; } = Gen.Frequency(
        (3, Gen.Elements("", "wake", "a\"b\\c/~%\n\t\u0001", "сон", "睡眠", "😴💤", new string('x', 127), new string('x', 128), new string('é', 5000), "\u2028 </script>", "\u0000")),
        (2, from scalars in Gen.ListOf(Gen.Frequency((9, Gen.Choose(1, 0xD7FF)), (1, Gen.Choose(0x10000, 0x10FFFF))))
            select string.Concat(scalars.Select(char.ConvertFromUtf32))));

    public static Gen<RecordTime> Time { get; } =
        from basis in Gen.Choose(0, 4)
        from days in Gen.Frequency((3, Gen.Choose(19_000, 22_000)), (1, Gen.Choose(-700_000, 2_900_000)))
        from ticks in Gen.Frequency((3, Gen.Choose(0, 86_399).Select(static s => s * 10_000_000L)), (1, from value in Long select Math.Abs(value % 864_000_000_000)))
        from offset in Gen.Choose(-18 * 3600, 18 * 3600)
        let local = new LocalDate(1970, 1, 1).PlusDays(days).AtMidnight().PlusTicks(ticks)
        select (TimeBasis)basis switch
        {
            TimeBasis.Utc => RecordTime.FromInstant(local.InUtc().ToInstant()),
            TimeBasis.Local => RecordTime.FromLocal(local),
            _ => RecordTime.FromLocal(local, Offset.FromSeconds(offset), (TimeBasis)basis),
        };

    public static Gen<double> Real { get; } = Gen.Frequency(
        (3, Gen.Elements(0.0, -0.0, 1, -1.5, 0.1, 95.8, 1.25625, double.Epsilon, double.MaxValue, double.MinValue, 1e15, 123456789.125)),
        (1, Gen.Elements(double.NaN, double.PositiveInfinity, double.NegativeInfinity)),
        (2, from value in Long from digits in Gen.Choose(0, 12) select value / Math.Pow(10, digits)));

    private static Gen<LocalDate> Date { get; } = from days in Gen.Choose(-700_000, 2_900_000) select new LocalDate(1970, 1, 1).PlusDays(days);

    private static Gen<string?> TextOrNull { get; } = Gen.OneOf(Text.Select(static string? (text) => text), Gen.Constant<string?>(null));

    public static Gen<HeartRateSample> HeartRate { get; } =
        from time in Time from interval in Int from beats in Int
        select new HeartRateSample { Time = time, IntervalSeconds = interval, BeatsPerMinute = beats };

    public static Gen<StepCount> Steps { get; } =
        from time in Time from interval in Int from steps in Int
        select new StepCount { Time = time, IntervalSeconds = interval, Steps = steps };

    public static Gen<CalorieBurn> Calories { get; } =
        from time in Time from interval in Int from kilocalories in Real from level in OrNull(Int) from mets in OrNull(Real)
        select new CalorieBurn { Time = time, IntervalSeconds = interval, Kilocalories = kilocalories, Level = level, Mets = mets };

    public static Gen<HeartRateVariability> HeartRateVariability { get; } =
        from time in Time from date in OrNull(Date) from rmssd in Real from others in Gen.ArrayOf(OrNull(Real), 3)
        select new HeartRateVariability { Time = time, Date = date, RmssdMilliseconds = rmssd, Coverage = others[0], HighFrequencyPower = others[1], LowFrequencyPower = others[2] };

    public static Gen<OxygenSaturation> OxygenSaturation { get; } =
        from time in Time from date in OrNull(Date) from percent in Real
        select new OxygenSaturation { Time = time, Date = date, Percent = percent };

    public static Gen<BreathingRateNight> BreathingRate { get; } =
        from date in Date from rates in Gen.ArrayOf(OrNull(Real), 4)
        select new BreathingRateNight { Date = date, LightSleep = rates[0], DeepSleep = rates[1], RemSleep = rates[2], FullSleep = rates[3] };

    public static Gen<SkinTemperatureNight> SkinTemperature { get; } =
        from date in Date from relative in Real from logType in TextOrNull
        select new SkinTemperatureNight { Date = date, RelativeCelsius = relative, LogType = logType };

    public static Gen<RestingHeartRate> RestingHeartRate { get; } =
        from date in Date from beats in Int
        select new RestingHeartRate { Date = date, BeatsPerMinute = beats };

    public static Gen<DailyActivity> DailyActivity { get; } =
        from date in Date from counts in Gen.ArrayOf(OrNull(Int), 5) from measures in Gen.ArrayOf(OrNull(Real), 2)
        select new DailyActivity
        {
            Date = date,
            Steps = counts[0],
            DistanceMetres = measures[0],
            Kilocalories = measures[1],
            SedentaryMinutes = counts[1],
            LightlyActiveMinutes = counts[2],
            FairlyActiveMinutes = counts[3],
            VeryActiveMinutes = counts[4],
        };

    public static Gen<WeightLog> Weight { get; } =
        from logId in Text.Where(static text => text.Length > 0) from time in Time from date in OrNull(Date) from kilograms in Real from others in Gen.ArrayOf(OrNull(Real), 2) from source in TextOrNull
        select new WeightLog { LogId = logId, Time = time, Date = date, Kilograms = kilograms, BodyMassIndex = others[0], BodyFatPercent = others[1], Source = source };

    public static Gen<TimeZoneSnapshot> TimeZone { get; } =
        from time in Time from zone in TextOrNull from offset in OrNull(Int)
        select new TimeZoneSnapshot { Time = time, ZoneId = zone, OffsetSeconds = offset };

    private static Gen<T?> OrNull<T>(Gen<T> values)
        where T : struct => Gen.Frequency((4, values.Select(static T? (value) => value)), (1, Gen.Constant<T?>(null)));
}
