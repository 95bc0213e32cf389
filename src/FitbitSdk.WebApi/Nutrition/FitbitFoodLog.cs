using System.Text.Json.Serialization;
using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>Food that was eaten.</summary>
public sealed class FitbitFoodLog
{
    /// <summary>Gets the id of the log entry.</summary>
    [JsonConverter(typeof(IdConverter))]
    public required string LogId { get; init; }

    /// <summary>Gets the date.</summary>
    [JsonPropertyName("logDate")]
    public LocalDate? Date { get; init; }

    /// <summary>Gets whether the food is a favourite.</summary>
    public bool? IsFavorite { get; init; }

    /// <summary>Gets the food and how much of it.</summary>
    [JsonPropertyName("loggedFood")]
    public FitbitFoodPortion? Food { get; init; }

    /// <summary>Gets what it is made of; <see langword="null"/> where the service does not know.</summary>
    [JsonPropertyName("nutritionalValues")]
    public FitbitNutrients? Nutrients { get; init; }
}
