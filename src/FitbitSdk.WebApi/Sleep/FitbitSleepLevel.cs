using System.Text.Json.Serialization;

namespace FitbitSdk.WebApi;

/// <summary>How deep somebody slept. The first four are levels of stages, the others of the classic way.</summary>
/// <param name="Value">The service's word.</param>
[JsonConverter(typeof(WordConverter<FitbitSleepLevel>))]
public readonly record struct FitbitSleepLevel(string Value) : IFitbitWord<FitbitSleepLevel>
{
    /// <summary>Gets the word for being awake.</summary>
    public static FitbitSleepLevel Wake { get; } = new("wake");

    /// <summary>Gets the word for light sleep.</summary>
    public static FitbitSleepLevel Light { get; } = new("light");

    /// <summary>Gets the word for deep sleep.</summary>
    public static FitbitSleepLevel Deep { get; } = new("deep");

    /// <summary>Gets the word for REM sleep.</summary>
    public static FitbitSleepLevel Rem { get; } = new("rem");

    /// <summary>Gets the word for sleep, however deep.</summary>
    public static FitbitSleepLevel Asleep { get; } = new("asleep");

    /// <summary>Gets the word for restless sleep.</summary>
    public static FitbitSleepLevel Restless { get; } = new("restless");

    /// <summary>Gets the word for being awake, where stages are not told apart.</summary>
    public static FitbitSleepLevel Awake { get; } = new("awake");

    static FitbitSleepLevel IFitbitWord<FitbitSleepLevel>.Of(string value) => new(value);
}
