using System.Text.Json.Serialization;
using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>What was eaten or drunk on a date.</summary>
public sealed class FitbitNutritionTotal
{
    /// <summary>Gets the date.</summary>
    [JsonPropertyName("dateTime")]
    public required LocalDate Date { get; init; }

    /// <summary>Gets the energy in kcal, or the water in millilitres or fluid ounces (<see cref="FitbitUnits"/>).</summary>
    public double? Value { get; init; }
}
