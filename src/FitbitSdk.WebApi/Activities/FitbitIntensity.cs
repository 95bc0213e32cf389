using System.Text.Json.Serialization;

namespace FitbitSdk.WebApi;

/// <summary>How hard the body works.</summary>
/// <param name="Value">The service's word.</param>
[JsonConverter(typeof(WordConverter<FitbitIntensity>))]
public readonly record struct FitbitIntensity(string Value) : IFitbitWord<FitbitIntensity>
{
    /// <summary>Gets the word for no activity.</summary>
    public static FitbitIntensity Sedentary { get; } = new("sedentary");

    /// <summary>Gets the word for light activity.</summary>
    public static FitbitIntensity Lightly { get; } = new("lightly");

    /// <summary>Gets the word for moderate activity.</summary>
    public static FitbitIntensity Fairly { get; } = new("fairly");

    /// <summary>Gets the word for vigorous activity.</summary>
    public static FitbitIntensity Very { get; } = new("very");

    static FitbitIntensity IFitbitWord<FitbitIntensity>.Of(string value) => new(value);
}
