using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace FitbitSdk.Records.Tests;

internal static partial class RandomRecords
{
    public static Gen<SleepLog> Sleep =>
        from id in LogId
        from times in Gen.Zip(Time, Time)
        from date in OrNull(Date)
        from duration in OrNull(Long)
        from type in Gen.OneOf(Text, Gen.Elements("stages", "classic"))
        from logType in TextOrNull
        from main in Gen.Elements<bool?>(true, false, null)
        from numbers in Gen.ArrayOf(OrNull(Int), 7)
        from stages in Gen.Zip(Stages, Stages)
        from summary in Gen.ListOf(from level in Text from values in Gen.ArrayOf(OrNull(Int), 3)
            select new SleepLevelSummary { Level = level, Count = values[0], Minutes = values[1], ThirtyDayAverageMinutes = values[2] })
        select new SleepLog
        {
            LogId = id,
            Start = times.Item1,
            End = times.Item2,
            DateOfSleep = date,
            DurationMilliseconds = duration,
            Type = type,
            LogType = logType,
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

    public static Gen<ActivityLog> Activity =>
        from id in LogId
        from times in Gen.Zip(Time, Time)
        from corrections in Gen.ArrayOf(OrNull(Time), 2)
        from longs in Gen.ArrayOf(OrNull(Long), 4)
        from texts in Gen.ArrayOf(TextOrNull, 2)
        from reals in Gen.ArrayOf(OrNull(Real), 4)
        from numbers in Gen.ArrayOf(OrNull(Int), 3)
        from facts in Gen.ArrayOf(Gen.Elements<bool?>(true, false, null), 4)
        from source in Gen.OneOf(Gen.Constant<ActivitySource?>(null), Source)
        from levels in Gen.ListOf(from name in Text from minutes in OrNull(Int) select new ActivityLevel { Name = name, Minutes = minutes })
        from zones in Gen.ListOf(from name in Text from values in Gen.ArrayOf(OrNull(Int), 3) from energy in OrNull(Real)
            select new ActivityZone { Name = name, Minimum = values[0], Maximum = values[1], Minutes = values[2], Kilocalories = energy })
        select new ActivityLog
        {
            LogId = id,
            Start = times.Item1,
            End = times.Item2,
            DurationMilliseconds = longs[0],
            ActiveDurationMilliseconds = longs[1],
            OriginalStart = corrections[0],
            OriginalDurationMilliseconds = longs[2],
            LastModified = corrections[1],
            ActivityTypeId = longs[3],
            ActivityName = texts[0],
            LogType = texts[1],
            Kilocalories = reals[0],
            Steps = numbers[0],
            DistanceMetres = reals[1],
            SpeedMetresPerSecond = reals[2],
            ElevationGainMetres = reals[3],
            AverageHeartRate = numbers[1],
            ActiveZoneMinutes = numbers[2],
            HasGps = facts[0],
            IsCaloriesManual = facts[1],
            IsDistanceManual = facts[2],
            IsStepsManual = facts[3],
            Source = source,
            Levels = [.. levels],
            HeartRateZones = [.. zones],
        };

    // Any text but none, and numbers, as services have them.
    private static Gen<string> LogId => Gen.OneOf(Text.Where(static text => text.Length > 0), Long.Select(static id => id.ToString(CultureInfo.InvariantCulture)));

    private static Gen<ActivitySource?> Source =>
        from id in Text from texts in Gen.ArrayOf(TextOrNull, 3)
        select (ActivitySource?)new ActivitySource { Id = id, Name = texts[0], Type = texts[1], Url = texts[2] };

    private static Gen<SleepStage[]> Stages =>
        from stages in Gen.ListOf(from time in Time from seconds in Int from level in Text select new SleepStage { Start = time, Seconds = seconds, Level = level })
        select stages.ToArray();
}
