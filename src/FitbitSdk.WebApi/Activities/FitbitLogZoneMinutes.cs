using System.Text.Json.Serialization;

namespace FitbitSdk.WebApi;

/// <summary>The active zone minutes of an activity.</summary>
public sealed class FitbitLogZoneMinutes
{
    /// <summary>Gets how many were earned in all.</summary>
    [JsonPropertyName("totalMinutes")]
    public int? Total { get; init; }

    /// <summary>Gets the minutes by zone; empty where the service does not say.</summary>
    [JsonPropertyName("minutesInHeartRateZones")]
    [JsonConverter(typeof(ListConverter<FitbitLogZone>))]
    public IReadOnlyList<FitbitLogZone> Zones { get => field ?? []; init; }
}
