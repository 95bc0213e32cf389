using System.Text.Json.Serialization;

namespace FitbitSdk.WebApi;

/// <summary>For whom a kind of activity is.</summary>
/// <param name="Value">The service's word.</param>
[JsonConverter(typeof(WordConverter<FitbitActivityAccess>))]
public readonly record struct FitbitActivityAccess(string Value) : IFitbitWord<FitbitActivityAccess>
{
    /// <summary>Gets the word for everybody.</summary>
    public static FitbitActivityAccess Public { get; } = new("PUBLIC");

    /// <summary>Gets the word for the user who made it alone.</summary>
    public static FitbitActivityAccess Private { get; } = new("PRIVATE");

    static FitbitActivityAccess IFitbitWord<FitbitActivityAccess>.Of(string value) => new(value);
}
