using System.Text.Json.Serialization;

namespace FitbitSdk.WebApi;

/// <summary>By what a night was told apart: stages need the heart rate, the older way needs only movement.</summary>
/// <param name="Value">The service's word.</param>
[JsonConverter(typeof(WordConverter<FitbitSleepType>))]
public readonly record struct FitbitSleepType(string Value) : IFitbitWord<FitbitSleepType>
{
    /// <summary>Gets the word for wake, light, deep and REM sleep, in steps of 30 seconds.</summary>
    public static FitbitSleepType Stages { get; } = new("stages");

    /// <summary>Gets the word for asleep, restless and awake, in steps of a minute.</summary>
    public static FitbitSleepType Classic { get; } = new("classic");

    static FitbitSleepType IFitbitWord<FitbitSleepType>.Of(string value) => new(value);
}
