using System.Text.Json.Serialization;
using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>An alarm of a tracker. What the service does not state is <see langword="null"/>.</summary>
public sealed class FitbitAlarm
{
    /// <summary>Gets the alarm's id.</summary>
    [JsonPropertyName("alarmId")]
    public string? Id { get; init; }

    /// <summary>Gets the time of day at which the tracker vibrates, with the offset that it was set in.</summary>
    [JsonConverter(typeof(AlarmTimeConverter))]
    public OffsetTime? Time { get; init; }

    /// <summary>Gets the days of the week on which it does; empty where there are none.</summary>
    [JsonConverter(typeof(WeekDaysConverter))]
    public IReadOnlyList<IsoDayOfWeek> WeekDays { get => field ?? []; init; }

    /// <summary>Gets whether the alarm is on.</summary>
    [JsonPropertyName("enabled")]
    public bool? IsEnabled { get; init; }

    /// <summary>Gets whether it rings each week.</summary>
    [JsonPropertyName("recurring")]
    public bool? IsRecurring { get; init; }

    /// <summary>Gets whether it was deleted.</summary>
    [JsonPropertyName("deleted")]
    public bool? IsDeleted { get; init; }

    /// <summary>Gets whether the tracker knows of it.</summary>
    [JsonPropertyName("syncedToDevice")]
    public bool? IsSynced { get; init; }

    /// <summary>Gets how many times it can be put off.</summary>
    public int? SnoozeCount { get; init; }

    /// <summary>Gets how long it is put off each time, in whole minutes.</summary>
    [JsonConverter(typeof(SnoozeConverter))]
    public Duration? SnoozeLength { get; init; }

    /// <summary>Gets how the tracker vibrates.</summary>
    [JsonPropertyName("vibe")]
    public FitbitVibration? Vibration { get; init; }

    /// <summary>Gets the name that the user gave it.</summary>
    public string? Label { get; init; }
}
