using System.Text.Json.Serialization;

namespace FitbitSdk.WebApi;

/// <summary>A food that can be logged. What is <see langword="null"/> the service does not know.</summary>
public sealed class FitbitFood
{
    /// <summary>Gets the id of the food.</summary>
    [JsonConverter(typeof(IdConverter))]
    public required string FoodId { get; init; }

    /// <summary>Gets the name.</summary>
    public string? Name { get; init; }

    /// <summary>Gets the brand; empty where there is none.</summary>
    public string? Brand { get; init; }

    /// <summary>Gets who sees it.</summary>
    public FitbitFoodAccess? AccessLevel { get; init; }

    /// <summary>Gets whether it is a food of no brand.</summary>
    public bool? IsGeneric { get; init; }

    /// <summary>Gets language and country of the database it is from.</summary>
    public string? Locale { get; init; }

    /// <summary>Gets the energy of the default serving, in kcal.</summary>
    public double? Calories { get; init; }

    /// <summary>Gets how much of the default unit the default serving is.</summary>
    public double? DefaultServingSize { get; init; }

    /// <summary>Gets the default unit.</summary>
    public FitbitFoodUnit? DefaultUnit { get; init; }

    /// <summary>Gets servings in other units.</summary>
    [JsonConverter(typeof(ListConverter<FitbitFoodServing>))]
    public IReadOnlyList<FitbitFoodServing> Servings { get => field ?? []; init; }

    /// <summary>Gets the ids of the units it can be logged in.</summary>
    [JsonPropertyName("units")]
    [JsonConverter(typeof(ListConverter<string>))]
    public IReadOnlyList<string> UnitIds { get => field ?? []; init; }
}
