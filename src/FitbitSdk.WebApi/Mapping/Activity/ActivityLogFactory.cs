using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>Makes a record of a log that has all it needs.</summary>
internal static class ActivityLogFactory
{
    private const double SecondsPerHour = 3600;

    /// <summary>Creates the record.</summary>
    /// <param name="log">The log.</param>
    /// <param name="start">When it began.</param>
    /// <param name="milliseconds">How long it took.</param>
    /// <param name="metresPerUnit">The log's unit of length; <see langword="null"/> where it is not known.</param>
    public static ActivityLog Create(ActivityDraft log, RecordTime start, long milliseconds, double? metresPerUnit) => new()
    {
        LogId = log.LogId!,
        Start = start,
        End = start.Beside(start.Local!.Value.PlusMilliseconds(milliseconds)),
        DurationMilliseconds = log.DurationMilliseconds,
        ActiveDurationMilliseconds = log.ActiveDurationMilliseconds,
        OriginalStart = log.OriginalStart,
        OriginalDurationMilliseconds = log.OriginalDurationMilliseconds,
        LastModified = log.LastModified,
        ActivityTypeId = log.ActivityTypeId ?? log.ActivityId,
        ActivityName = log.ActivityName ?? log.Name,
        LogType = log.LogType,
        Kilocalories = log.Kilocalories,
        Steps = log.Steps,
        DistanceMetres = log.Distance * metresPerUnit,
        SpeedMetresPerSecond = log.Speed * metresPerUnit / SecondsPerHour,
        ElevationGainMetres = log.ElevationGainMetres,
        AverageHeartRate = log.AverageHeartRate,
        ActiveZoneMinutes = log.ActiveZoneMinutes,
        HasGps = log.HasGps,
        IsCaloriesManual = log.IsCaloriesManual,
        IsDistanceManual = log.IsDistanceManual,
        IsStepsManual = log.IsStepsManual,
        Source = log.Source,
        Levels = log.Levels,
        HeartRateZones = log.HeartRateZones,
    };
}
