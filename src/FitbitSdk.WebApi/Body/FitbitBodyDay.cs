using System.Text.Json.Serialization;
using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>A measure of a body on a date.</summary>
public sealed class FitbitBodyDay
{
    /// <summary>Gets the date.</summary>
    [JsonPropertyName("dateTime")]
    public required LocalDate Date { get; init; }

    /// <summary>Gets the value, in the unit of its <see cref="FitbitBodyMeasure"/>; <see langword="null"/> where the service states none.</summary>
    public double? Value { get; init; }
}
