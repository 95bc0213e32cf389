using System.Text.Json.Serialization;
using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>A logged activity. What is <see langword="null"/> was not measured, or is not stated for its kind.</summary>
public sealed partial class FitbitActivityLog
{
    /// <summary>Gets the id of the log entry.</summary>
    [JsonConverter(typeof(IdConverter))]
    public required string LogId { get; init; }

    /// <summary>Gets the id of the kind of activity.</summary>
    public string? ActivityTypeId { get; init; }

    /// <summary>Gets the name of the kind, in the language of the account.</summary>
    public string? ActivityName { get; init; }

    /// <summary>Gets how the entry came about.</summary>
    public FitbitActivityLogType? LogType { get; init; }

    /// <summary>Gets what recorded or sent it; <see langword="null"/> where the service recognized it by itself.</summary>
    public FitbitActivitySource? Source { get; init; }

    /// <summary>Gets when it began. Order by the instant: offsets differ within a list.</summary>
    public OffsetDateTime? StartTime { get; init; }

    /// <summary>Gets how long it lasted, pauses included.</summary>
    [JsonConverter(typeof(MillisecondsConverter))]
    public Duration? Duration { get; init; }

    /// <summary>Gets how long it lasted without pauses.</summary>
    [JsonConverter(typeof(MillisecondsConverter))]
    public Duration? ActiveDuration { get; init; }

    /// <summary>Gets when it began before the user changed it.</summary>
    public OffsetDateTime? OriginalStartTime { get; init; }

    /// <summary>Gets how long it lasted before the user changed it.</summary>
    [JsonConverter(typeof(MillisecondsConverter))]
    public Duration? OriginalDuration { get; init; }

    /// <summary>Gets when the entry was changed last.</summary>
    public OffsetDateTime? LastModified { get; init; }

    /// <summary>Gets which values the user typed.</summary>
    [JsonPropertyName("manualValuesSpecified")]
    public FitbitManualValues? ManualValues { get; init; }

    /// <summary>Gets whether places were recorded.</summary>
    public bool? HasGps { get; init; }

    /// <summary>Gets the service's own address for energy by the minute.</summary>
    public string? CaloriesLink { get; init; }

    /// <summary>Gets the service's own address for heart rate by the second.</summary>
    public string? HeartRateLink { get; init; }

    /// <summary>Gets the service's own address for the course (<see cref="FitbitActivitiesClient.GetTcxAsync"/>).</summary>
    public string? TcxLink { get; init; }

    /// <summary>Gets the service's own address for details.</summary>
    public string? DetailsLink { get; init; }
}
