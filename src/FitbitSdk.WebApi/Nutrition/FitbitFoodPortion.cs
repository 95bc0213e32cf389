using System.Text.Json.Serialization;

namespace FitbitSdk.WebApi;

/// <summary>An amount of a food, logged or within a meal.</summary>
public sealed class FitbitFoodPortion
{
    /// <summary>Gets the id of the food.</summary>
    public string? FoodId { get; init; }

    /// <summary>Gets the name.</summary>
    public string? Name { get; init; }

    /// <summary>Gets the brand; empty where there is none.</summary>
    public string? Brand { get; init; }

    /// <summary>Gets who sees the food.</summary>
    public FitbitFoodAccess? AccessLevel { get; init; }

    /// <summary>Gets language and country of the database it is from.</summary>
    public string? Locale { get; init; }

    /// <summary>Gets how much of the unit it is.</summary>
    public double? Amount { get; init; }

    /// <summary>Gets the unit.</summary>
    public FitbitFoodUnit? Unit { get; init; }

    /// <summary>Gets the energy in kcal.</summary>
    public double? Calories { get; init; }

    /// <summary>Gets at which meal: 1 breakfast, 2 morning snack, 3 lunch, 4 afternoon snack, 5 dinner, 7 any time.</summary>
    public string? MealTypeId { get; init; }

    /// <summary>Gets the ids of the units it can be logged in.</summary>
    [JsonPropertyName("units")]
    [JsonConverter(typeof(ListConverter<string>))]
    public IReadOnlyList<string> UnitIds { get => field ?? []; init; }
}
