using System.Text.Json.Serialization;

namespace FitbitSdk.WebApi;

/// <summary>How a sleep log came about.</summary>
/// <param name="Value">The service's word.</param>
[JsonConverter(typeof(WordConverter<FitbitSleepLogType>))]
public readonly record struct FitbitSleepLogType(string Value) : IFitbitWord<FitbitSleepLogType>
{
    /// <summary>Gets the word for sleep that the device recognized.</summary>
    public static FitbitSleepLogType AutoDetected { get; } = new("auto_detected");

    /// <summary>Gets the word for sleep that the user typed.</summary>
    public static FitbitSleepLogType Manual { get; } = new("manual");

    static FitbitSleepLogType IFitbitWord<FitbitSleepLogType>.Of(string value) => new(value);
}
