using System.Text.Json.Serialization;

namespace FitbitSdk.WebApi;

/// <summary>What kind of thing recorded or sent an activity.</summary>
/// <param name="Value">The service's word.</param>
[JsonConverter(typeof(WordConverter<FitbitActivitySourceType>))]
public readonly record struct FitbitActivitySourceType(string Value) : IFitbitWord<FitbitActivitySourceType>
{
    /// <summary>Gets the word for devices.</summary>
    public static FitbitActivitySourceType Tracker { get; } = new("tracker");

    /// <summary>Gets the word for applications.</summary>
    public static FitbitActivitySourceType App { get; } = new("app");

    static FitbitActivitySourceType IFitbitWord<FitbitActivitySourceType>.Of(string value) => new(value);
}
