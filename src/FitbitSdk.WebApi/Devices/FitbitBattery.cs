using System.Text.Json.Serialization;

namespace FitbitSdk.WebApi;

/// <summary>How full a battery is. Words that this version does not know are kept.</summary>
/// <param name="Value">The service's word.</param>
[JsonConverter(typeof(WordConverter<FitbitBattery>))]
public readonly record struct FitbitBattery(string Value) : IFitbitWord<FitbitBattery>
{
    /// <summary>Gets nearly full.</summary>
    public static FitbitBattery High { get; } = new("High");

    /// <summary>Gets half full.</summary>
    public static FitbitBattery Medium { get; } = new("Medium");

    /// <summary>Gets nearly empty.</summary>
    public static FitbitBattery Low { get; } = new("Low");

    /// <summary>Gets empty.</summary>
    public static FitbitBattery Empty { get; } = new("Empty");

    /// <inheritdoc/>
    public override string ToString() => Value;

    static FitbitBattery IFitbitWord<FitbitBattery>.Of(string value) => new(value);
}
