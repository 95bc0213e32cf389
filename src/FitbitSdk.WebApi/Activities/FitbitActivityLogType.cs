using System.Text.Json.Serialization;

namespace FitbitSdk.WebApi;

/// <summary>How the entry of an activity came about.</summary>
/// <param name="Value">The service's word.</param>
[JsonConverter(typeof(WordConverter<FitbitActivityLogType>))]
public readonly record struct FitbitActivityLogType(string Value) : IFitbitWord<FitbitActivityLogType>
{
    /// <summary>Gets the word for activities that the service recognized by itself.</summary>
    public static FitbitActivityLogType AutoDetected { get; } = new("auto_detected");

    /// <summary>Gets the word for workouts of Fitbit's coach.</summary>
    public static FitbitActivityLogType FitStar { get; } = new("fitstar");

    /// <summary>Gets the word for activities that were typed, or sent by an application.</summary>
    public static FitbitActivityLogType Manual { get; } = new("manual");

    /// <summary>Gets the word for activities that the app of a phone recorded.</summary>
    public static FitbitActivityLogType MobileRun { get; } = new("mobile_run");

    /// <summary>Gets the word for activities that were started on a device.</summary>
    public static FitbitActivityLogType Tracker { get; } = new("tracker");

    static FitbitActivityLogType IFitbitWord<FitbitActivityLogType>.Of(string value) => new(value);
}
