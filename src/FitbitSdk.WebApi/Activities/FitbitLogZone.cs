using System.Text.Json.Serialization;

namespace FitbitSdk.WebApi;

/// <summary>The minutes of an activity in a heart rate zone.</summary>
public sealed class FitbitLogZone
{
    /// <summary>Gets the zone.</summary>
    public FitbitHeartZoneType? Type { get; init; }

    /// <summary>Gets the name, for example <c>Fat Burn</c>.</summary>
    [JsonPropertyName("zoneName")]
    public string? Name { get; init; }

    /// <summary>Gets the minutes.</summary>
    public int? Minutes { get; init; }

    /// <summary>Gets how many active zone minutes a minute in the zone earns.</summary>
    [JsonPropertyName("minuteMultiplier")]
    public int? Multiplier { get; init; }

    /// <summary>Gets the place of the zone among the others, the calmest first.</summary>
    public int? Order { get; init; }
}
