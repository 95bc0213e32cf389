using System.Text.Json.Serialization;

namespace FitbitSdk.WebApi;

/// <summary>Where a weight or a body fat came from. Words that this version does not know are kept.</summary>
/// <param name="Value">The service's word.</param>
[JsonConverter(typeof(WordConverter<FitbitBodySource>))]
public readonly record struct FitbitBodySource(string Value) : IFitbitWord<FitbitBodySource>
{
    /// <summary>Gets what an application or the user entered.</summary>
    public static FitbitBodySource Api { get; } = new("API");

    /// <summary>Gets an Aria scale.</summary>
    public static FitbitBodySource Aria { get; } = new("Aria");

    /// <summary>Gets an Aria Air scale.</summary>
    public static FitbitBodySource AriaAir { get; } = new("AriaAir");

    /// <summary>Gets a Withings scale.</summary>
    public static FitbitBodySource Withings { get; } = new("Withings");

    /// <inheritdoc/>
    public override string ToString() => Value;

    static FitbitBodySource IFitbitWord<FitbitBodySource>.Of(string value) => new(value);
}
