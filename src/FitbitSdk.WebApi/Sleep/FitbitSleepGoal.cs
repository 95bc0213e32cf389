using System.Text.Json.Serialization;
using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>How long and when somebody means to sleep. What is <see langword="null"/> they did not say.</summary>
public sealed class FitbitSleepGoal
{
    /// <summary>Gets the least minutes of a night.</summary>
    [JsonPropertyName("minDuration")]
    public int? MinimumMinutes { get; init; }

    /// <summary>Gets when they mean to go to bed.</summary>
    public LocalTime? Bedtime { get; init; }

    /// <summary>Gets when they mean to get up.</summary>
    [JsonPropertyName("wakeupTime")]
    public LocalTime? WakeTime { get; init; }

    /// <summary>Gets when the goal was set, as the service writes it: a date, or a time with its offset.</summary>
    public string? UpdatedOn { get; init; }
}
