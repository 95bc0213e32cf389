using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>An activity as it stands in the answer, with lengths in the unit that it states somewhere.</summary>
internal sealed class ActivityDraft
{
    public required int Index { get; init; }

    public string? LogId { get; set; }

    public RecordTime? Start { get; set; }

    /// <summary>Gets or sets the date of a start that is written in two members.</summary>
    public LocalDate? StartDate { get; set; }

    /// <summary>Gets or sets the time of day of a start that is written in two members.</summary>
    public LocalTime? StartTimeOfDay { get; set; }

    /// <summary>Gets or sets the first thing wrong with what a log cannot do without: member and reason.</summary>
    public (string Member, string Reason)? Fault { get; set; }

    public long? DurationMilliseconds { get; set; }

    public long? ActiveDurationMilliseconds { get; set; }

    public RecordTime? OriginalStart { get; set; }

    public long? OriginalDurationMilliseconds { get; set; }

    public RecordTime? LastModified { get; set; }

    public long? ActivityTypeId { get; set; }

    /// <summary>Gets or sets the number of the activity as the daily summary calls it.</summary>
    public long? ActivityId { get; set; }

    public string? ActivityName { get; set; }

    /// <summary>Gets or sets the name of the activity as the daily summary calls it.</summary>
    public string? Name { get; set; }

    public string? LogType { get; set; }

    public double? Kilocalories { get; set; }

    public int? Steps { get; set; }

    public double? Distance { get; set; }

    public string? DistanceUnit { get; set; }

    /// <summary>Gets or sets the speed in distance units an hour.</summary>
    public double? Speed { get; set; }

    public double? ElevationGainMetres { get; set; }

    public int? AverageHeartRate { get; set; }

    public int? ActiveZoneMinutes { get; set; }

    public bool? HasGps { get; set; }

    public bool? IsCaloriesManual { get; set; }

    public bool? IsDistanceManual { get; set; }

    public bool? IsStepsManual { get; set; }

    public ActivitySource? Source { get; set; }

    public List<ActivityLevel> Levels { get; } = [];

    public List<ActivityZone> HeartRateZones { get; } = [];
}
