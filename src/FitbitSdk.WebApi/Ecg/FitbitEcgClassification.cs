using System.Text.Json.Serialization;

namespace FitbitSdk.WebApi;

/// <summary>What an electrocardiogram was taken for. Words that this version does not know are kept.</summary>
/// <param name="Value">The service's word.</param>
[JsonConverter(typeof(WordConverter<FitbitEcgClassification>))]
public readonly record struct FitbitEcgClassification(string Value) : IFitbitWord<FitbitEcgClassification>
{
    /// <summary>Gets a regular rhythm.</summary>
    public static FitbitEcgClassification NormalSinusRhythm { get; } = new("Normal Sinus Rhythm");

    /// <summary>Gets signs of atrial fibrillation.</summary>
    public static FitbitEcgClassification AtrialFibrillation { get; } = new("Atrial Fibrillation");

    /// <summary>Gets no result.</summary>
    public static FitbitEcgClassification Inconclusive { get; } = new("Inconclusive");

    /// <summary>Gets no result, because the heart beat too fast.</summary>
    public static FitbitEcgClassification InconclusiveHighHeartRate { get; } = new("Inconclusive: High heart rate");

    /// <summary>Gets no result, because the heart beat too slowly.</summary>
    public static FitbitEcgClassification InconclusiveLowHeartRate { get; } = new("Inconclusive: Low heart rate");

    /// <inheritdoc/>
    public override string ToString() => Value;

    static FitbitEcgClassification IFitbitWord<FitbitEcgClassification>.Of(string value) => new(value);
}
