using System.Text.Json.Serialization;

namespace FitbitSdk.WebApi;

/// <summary>What somebody says of their gender.</summary>
/// <param name="Value">The service's word.</param>
[JsonConverter(typeof(WordConverter<FitbitGender>))]
public readonly record struct FitbitGender(string Value) : IFitbitWord<FitbitGender>
{
    /// <summary>Gets the word for women.</summary>
    public static FitbitGender Female { get; } = new("FEMALE");

    /// <summary>Gets the word for men.</summary>
    public static FitbitGender Male { get; } = new("MALE");

    /// <summary>Gets the word for those who do not say.</summary>
    public static FitbitGender NotStated { get; } = new("NA");

    static FitbitGender IFitbitWord<FitbitGender>.Of(string value) => new(value);
}
