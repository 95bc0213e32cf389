using System.Text.Json.Serialization;
using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>A core temperature that the user logged.</summary>
public sealed class FitbitCoreTemperature
{
    /// <summary>Gets when it was taken, in the local time of the account.</summary>
    [JsonPropertyName("dateTime")]
    public required LocalDateTime Time { get; init; }

    /// <summary>Gets the temperature in degrees of <see cref="FitbitUnits"/>; <see langword="null"/> where the service states none.</summary>
    [JsonPropertyName("value")]
    public double? Temperature { get; init; }
}
