using System.Text.Json.Serialization;

namespace FitbitSdk.WebApi;

/// <summary>A meal that a user put together.</summary>
public sealed class FitbitMeal
{
    /// <summary>Gets the id of the meal.</summary>
    [JsonConverter(typeof(IdConverter))]
    public required string Id { get; init; }

    /// <summary>Gets the name.</summary>
    public string? Name { get; init; }

    /// <summary>Gets what the user says of it.</summary>
    public string? Description { get; init; }

    /// <summary>Gets what it is made of.</summary>
    [JsonPropertyName("mealFoods")]
    [JsonConverter(typeof(ListConverter<FitbitFoodPortion>))]
    public IReadOnlyList<FitbitFoodPortion> Foods { get => field ?? []; init; }
}
