using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace FitbitSdk.Records.Tests;

/// <summary>Records of every kind: extremes, absent values, empty, long and foreign texts.</summary>
internal static class RandomRecords
{
    public static Gen<long> Long { get; } = Gen.Frequency(
        (3, Gen.Elements(0L, 1, -1, 63, 64, -64, -65, 127, 128, 8191, 8192, -8192, -8193, (1L << 55) - 1, 1L << 55, -(1L << 55), int.MaxValue, int.MinValue, long.MaxValue, long.MinValue)),
        (3, from bits in Gen.Choose(0, 63) from low in Gen.Choose(int.MinValue, int.MaxValue) from high in Gen.Choose(int.MinValue, int.MaxValue)
            select (((long)high << 32) | (uint)low) >> bits));

    public static Gen<int> Int { get; } = from value in Long select (int)value;

    public static Gen<string> Text { get; } = Gen.Frequency(
        (3, Gen.Elements("", "wake", "a\"b\\c/~%\n\t\u0001", "сон", "睡眠", "😴💤", new string('x', 127), new string('x', 128), new string('é', 5000), "\u2028 </script>")),
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

    public static Gen<HeartRateSample> HeartRate { get; } =
        from time in Time from interval in Int from beats in Int
        select new HeartRateSample { Time = time, IntervalSeconds = interval, BeatsPerMinute = beats };

    public static Gen<StepCount> Steps { get; } =
        from time in Time from interval in Int from steps in Int
        select new StepCount { Time = time, IntervalSeconds = interval, Steps = steps };

    public static Gen<SleepLog> Sleep { get; } =
        from id in Text
        from times in Gen.Zip(Time, Time)
        from date in OrNull(from days in Gen.Choose(-700_000, 2_900_000) select new LocalDate(1970, 1, 1).PlusDays(days))
        from duration in OrNull(Long)
        from texts in Gen.Zip(Text, Gen.OneOf(Text.Select(static string? (text) => text), Gen.Constant<string?>(null)))
        from main in Gen.Elements<bool?>(true, false, null)
        from numbers in Gen.ArrayOf(OrNull(Int), 7)
        from stages in Gen.Zip(Stages, Stages)
        from summary in Gen.ListOf(from level in Text from values in Gen.ArrayOf(OrNull(Int), 3)
            select new SleepLevelSummary { Level = level, Count = values[0], Minutes = values[1], ThirtyDayAverageMinutes = values[2] })
        select new SleepLog
        {
            LogId = id.Length == 0 ? "0" : id,
            Start = times.Item1,
            End = times.Item2,
            DateOfSleep = date,
            DurationMilliseconds = duration,
            Type = texts.Item1,
            LogType = texts.Item2,
            IsMainSleep = main,
            Efficiency = numbers[0],
            InfoCode = numbers[1],
            MinutesAsleep = numbers[2],
            MinutesAwake = numbers[3],
            MinutesToFallAsleep = numbers[4],
            MinutesAfterWakeup = numbers[5],
            MinutesInBed = numbers[6],
            Levels = stages.Item1,
            ShortWakes = stages.Item2,
            Summary = [.. summary],
        };

    private static Gen<SleepStage[]> Stages =>
        from stages in Gen.ListOf(from time in Time from seconds in Int from level in Text select new SleepStage { Start = time, Seconds = seconds, Level = level })
        select stages.ToArray();

    private static Gen<T?> OrNull<T>(Gen<T> values)
        where T : struct => Gen.Frequency((4, values.Select(static T? (value) => value)), (1, Gen.Constant<T?>(null)));
}
