using System.Text.Json.Serialization;

namespace FitbitSdk.WebApi;

/// <summary>A heart rate zone that the service made for a user.</summary>
/// <param name="Value">The service's word.</param>
[JsonConverter(typeof(WordConverter<FitbitHeartZoneType>))]
public readonly record struct FitbitHeartZoneType(string Value) : IFitbitWord<FitbitHeartZoneType>
{
    /// <summary>Gets the word for what is calmer than any zone.</summary>
    public static FitbitHeartZoneType OutOfZone { get; } = new("OUT_OF_ZONE");

    /// <summary>Gets the word for the calmest zone.</summary>
    public static FitbitHeartZoneType FatBurn { get; } = new("FAT_BURN");

    /// <summary>Gets the word for the zone in the middle.</summary>
    public static FitbitHeartZoneType Cardio { get; } = new("CARDIO");

    /// <summary>Gets the word for the hardest zone.</summary>
    public static FitbitHeartZoneType Peak { get; } = new("PEAK");

    static FitbitHeartZoneType IFitbitWord<FitbitHeartZoneType>.Of(string value) => new(value);
}
