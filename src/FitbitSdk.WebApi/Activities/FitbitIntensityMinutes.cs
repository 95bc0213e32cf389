using System.Text.Json.Serialization;

namespace FitbitSdk.WebApi;

/// <summary>The minutes of an intensity within an activity.</summary>
public sealed class FitbitIntensityMinutes
{
    /// <summary>Gets the intensity.</summary>
    [JsonPropertyName("name")]
    public FitbitIntensity? Intensity { get; init; }

    /// <summary>Gets the minutes.</summary>
    public int? Minutes { get; init; }
}
