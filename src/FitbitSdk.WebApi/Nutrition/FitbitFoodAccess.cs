using System.Text.Json.Serialization;

namespace FitbitSdk.WebApi;

/// <summary>Who sees a food.</summary>
/// <param name="Value">The service's word.</param>
[JsonConverter(typeof(WordConverter<FitbitFoodAccess>))]
public readonly record struct FitbitFoodAccess(string Value) : IFitbitWord<FitbitFoodAccess>
{
    /// <summary>Gets the word for foods of the service's own database.</summary>
    public static FitbitFoodAccess Public { get; } = new("PUBLIC");

    /// <summary>Gets the word for foods that the user made.</summary>
    public static FitbitFoodAccess Private { get; } = new("PRIVATE");

    static FitbitFoodAccess IFitbitWord<FitbitFoodAccess>.Of(string value) => new(value);
}
