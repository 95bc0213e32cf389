using System.Text.Json.Serialization;

namespace FitbitSdk.WebApi;

/// <summary>What a goal for weight is about. Words that this version does not know are kept.</summary>
/// <param name="Value">The service's word.</param>
[JsonConverter(typeof(WordConverter<FitbitWeightGoalType>))]
public readonly record struct FitbitWeightGoalType(string Value) : IFitbitWord<FitbitWeightGoalType>
{
    /// <summary>Gets to weigh less.</summary>
    public static FitbitWeightGoalType Lose { get; } = new("LOSE");

    /// <summary>Gets to weigh more.</summary>
    public static FitbitWeightGoalType Gain { get; } = new("GAIN");

    /// <summary>Gets to weigh the same.</summary>
    public static FitbitWeightGoalType Maintain { get; } = new("MAINTAIN");

    /// <inheritdoc/>
    public override string ToString() => Value;

    static FitbitWeightGoalType IFitbitWord<FitbitWeightGoalType>.Of(string value) => new(value);
}
