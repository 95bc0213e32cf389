using System.Text.Json.Serialization;
using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>The total of a measure on a date.</summary>
public readonly struct FitbitActivityTotal
{
    /// <summary>Gets the date.</summary>
    [JsonPropertyName("dateTime")]
    public required LocalDate Date { get; init; }

    /// <summary>Gets the total in the unit of the measure; <see langword="null"/> where the service does not state a number.</summary>
    public double? Value { get; init; }
}
