using System.Text.Json.Serialization;

namespace FitbitSdk.WebApi;

/// <summary>A level of a kind of activity. Speeds are in miles an hour, whatever the units of the call.</summary>
public sealed class FitbitActivityTypeLevel
{
    /// <summary>Gets the id, with which it is logged.</summary>
    public string? Id { get; init; }

    /// <summary>Gets the name, for example <c>10-11.9 mph</c>.</summary>
    public string? Name { get; init; }

    /// <summary>Gets the metabolic equivalents: how many times the energy of rest it takes.</summary>
    [JsonConverter(typeof(AmountConverter))]
    public double? Mets { get; init; }

    /// <summary>Gets the lowest speed in miles an hour; <see langword="null"/> where there is none.</summary>
    [JsonPropertyName("minSpeedMPH")]
    [JsonConverter(typeof(AmountConverter))]
    public double? MinSpeed { get; init; }

    /// <summary>Gets the highest speed in miles an hour; <see langword="null"/> where there is none.</summary>
    [JsonPropertyName("maxSpeedMPH")]
    [JsonConverter(typeof(AmountConverter))]
    public double? MaxSpeed { get; init; }
}
