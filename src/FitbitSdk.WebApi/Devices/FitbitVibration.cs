using System.Text.Json.Serialization;

namespace FitbitSdk.WebApi;

/// <summary>How an alarm vibrates. Words that this version does not know are kept.</summary>
/// <param name="Value">The service's word.</param>
[JsonConverter(typeof(WordConverter<FitbitVibration>))]
public readonly record struct FitbitVibration(string Value) : IFitbitWord<FitbitVibration>
{
    /// <summary>Gets the usual way.</summary>
    public static FitbitVibration Default { get; } = new("DEFAULT");

    /// <inheritdoc/>
    public override string ToString() => Value;

    static FitbitVibration IFitbitWord<FitbitVibration>.Of(string value) => new(value);
}
