using System.Text.Json.Serialization;

namespace FitbitSdk.WebApi;

/// <summary>What a level of a night comes to.</summary>
public sealed class FitbitSleepLevelTotal
{
    /// <summary>Gets how often it began.</summary>
    public int? Count { get; init; }

    /// <summary>Gets the minutes.</summary>
    public int? Minutes { get; init; }

    /// <summary>Gets the mean of the minutes of thirty days; also 0 where the service did not work it out, as in answers of several dates.</summary>
    [JsonPropertyName("thirtyDayAvgMinutes")]
    public int? ThirtyDayMeanMinutes { get; init; }
}
