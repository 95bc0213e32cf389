using System.Text.Json.Serialization;

namespace FitbitSdk.WebApi;

/// <summary>The unit of a distance.</summary>
/// <param name="Value">The service's word.</param>
[JsonConverter(typeof(WordConverter<FitbitDistanceUnit>))]
public readonly record struct FitbitDistanceUnit(string Value) : IFitbitWord<FitbitDistanceUnit>
{
    /// <summary>Gets the word for kilometres.</summary>
    public static FitbitDistanceUnit Kilometer { get; } = new("Kilometer");

    /// <summary>Gets the word for miles.</summary>
    public static FitbitDistanceUnit Mile { get; } = new("Mile");

    static FitbitDistanceUnit IFitbitWord<FitbitDistanceUnit>.Of(string value) => new(value);
}
