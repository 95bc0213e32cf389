namespace FitbitSdk.Records;

/// <summary>One activity, a workout or a walk, recorded or entered: a whole, replaced as a whole when the service changes it.</summary>
/// <remarks>Source: <see href="https://dev.fitbit.com/build/reference/web-api/activity/get-activity-log-list/">Get Activity Log List</see>.
/// What the service left out is <see langword="null"/>. Distances are metric, whatever unit the account shows.</remarks>
public sealed partial class ActivityLog : IHealthRecord<ActivityLog>
{
    /// <inheritdoc/>
    public static RecordSchema Schema { get; } = RecordSchema.Load("activity-log");

    /// <summary>Gets the service's id of the log.</summary>
    public required string LogId { get; init; }

    /// <summary>Gets when it began.</summary>
    public required RecordTime Start { get; init; }

    /// <summary>Gets when it ended, by its length.</summary>
    public required RecordTime End { get; init; }

    /// <summary>Gets its length in milliseconds, pauses included.</summary>
    public required long? DurationMilliseconds { get; init; }

    /// <summary>Gets its length in milliseconds without pauses.</summary>
    public required long? ActiveDurationMilliseconds { get; init; }

    /// <summary>Gets its start as first recorded.</summary>
    public required RecordTime? OriginalStart { get; init; }

    /// <summary>Gets its length in milliseconds as first recorded.</summary>
    public required long? OriginalDurationMilliseconds { get; init; }

    /// <summary>Gets when it was last changed.</summary>
    public required RecordTime? LastModified { get; init; }

    /// <summary>Gets the service's number of the activity.</summary>
    public required long? ActivityTypeId { get; init; }

    /// <summary>Gets the service's name of the activity.</summary>
    public required string? ActivityName { get; init; }

    /// <summary>Gets how the log came about: <c>auto_detected</c>, <c>manual</c>, <c>tracker</c>, <c>mobile_run</c>; a text not known yet is kept.</summary>
    public required string? LogType { get; init; }

    /// <summary>Gets the kilocalories burnt.</summary>
    public required double? Kilocalories { get; init; }

    /// <summary>Gets the steps taken.</summary>
    public required int? Steps { get; init; }

    /// <summary>Gets the distance in metres.</summary>
    public required double? DistanceMetres { get; init; }

    /// <summary>Gets the mean speed in metres per second.</summary>
    public required double? SpeedMetresPerSecond { get; init; }

    /// <summary>Gets the metres climbed.</summary>
    public required double? ElevationGainMetres { get; init; }

    /// <summary>Gets the mean heart rate in beats per minute.</summary>
    public required int? AverageHeartRate { get; init; }

    /// <summary>Gets the active zone minutes in all.</summary>
    public required int? ActiveZoneMinutes { get; init; }

    /// <summary>Gets whether its track is known.</summary>
    public required bool? HasGps { get; init; }

    /// <summary>Gets whether the energy was entered by hand.</summary>
    public required bool? IsCaloriesManual { get; init; }

    /// <summary>Gets whether the distance was entered by hand.</summary>
    public required bool? IsDistanceManual { get; init; }

    /// <summary>Gets whether the steps were entered by hand.</summary>
    public required bool? IsStepsManual { get; init; }

    /// <summary>Gets what recorded it; <see langword="null"/> where the service does not say.</summary>
    public required ActivitySource? Source { get; init; }

    /// <summary>Gets the minutes by activity level, in the service's order.</summary>
    public required IReadOnlyList<ActivityLevel> Levels { get; init; }

    /// <summary>Gets the minutes by heart rate zone, in the service's order.</summary>
    public required IReadOnlyList<ActivityZone> HeartRateZones { get; init; }

    /// <inheritdoc/>
    public RecordKey Key => RecordKey.Log(LogId);

    RecordTime IHealthRecord<ActivityLog>.Time => Start;

    RecordTime IHealthRecord<ActivityLog>.Until => End;

    /// <inheritdoc/>
    public ulong ComputeRevision()
    {
        RevisionHash hash = default;
        hash.Add(Start);
        hash.Add(End);
        hash.Add(DurationMilliseconds);
        hash.Add(ActiveDurationMilliseconds);
        hash.Add(OriginalStart);
        hash.Add(OriginalDurationMilliseconds);
        hash.Add(LastModified);
        hash.Add(ActivityTypeId);
        hash.Add(ActivityName);
        hash.Add(LogType);
        hash.Add(Kilocalories);
        hash.Add(Steps);
        hash.Add(DistanceMetres);
        hash.Add(SpeedMetresPerSecond);
        hash.Add(ElevationGainMetres);
        hash.Add(AverageHeartRate);
        hash.Add(ActiveZoneMinutes);
        hash.Add(HasGps);
        hash.Add(IsCaloriesManual);
        hash.Add(IsDistanceManual);
        hash.Add(IsStepsManual);
        hash.Add(Source?.Id);
        hash.Add(Source?.Name);
        hash.Add(Source?.Type);
        hash.Add(Source?.Url);
        hash.Add(Levels.Count);
        foreach (ActivityLevel level in Levels)
        {
            hash.Add(level.Name);
            hash.Add(level.Minutes);
        }

        hash.Add(HeartRateZones.Count);
        foreach (ActivityZone zone in HeartRateZones)
        {
            hash.Add(zone.Name);
            hash.Add(zone.Minimum);
            hash.Add(zone.Maximum);
            hash.Add(zone.Minutes);
            hash.Add(zone.Kilocalories);
        }

        return hash.Value;
    }
}
