using System.Text.Json.Serialization;

namespace FitbitSdk.WebApi;

/// <summary>What an application is notified of. Words that this version does not know are kept.</summary>
/// <param name="Value">The service's word.</param>
[JsonConverter(typeof(WordConverter<FitbitCollection>))]
public readonly record struct FitbitCollection(string Value) : IFitbitWord<FitbitCollection>
{
    /// <summary>Gets activities and all that is measured by day: steps, heart rate, active zone minutes.</summary>
    public static FitbitCollection Activities { get; } = new("activities");

    /// <summary>Gets weight and body fat.</summary>
    public static FitbitCollection Body { get; } = new("body");

    /// <summary>Gets food and water.</summary>
    public static FitbitCollection Foods { get; } = new("foods");

    /// <summary>Gets sleep.</summary>
    public static FitbitCollection Sleep { get; } = new("sleep");

    /// <summary>Gets the end of a consent.</summary>
    public static FitbitCollection UserRevokedAccess { get; } = new("userRevokedAccess");

    /// <summary>Gets everything.</summary>
    public static FitbitCollection All { get; } = new("user");

    /// <inheritdoc/>
    public override string ToString() => Value;

    /// <summary>Gives the collection's part of the path, which everything does not have.</summary>
    internal FitbitValue ToArgument() => this == All ? default
        : string.IsNullOrEmpty(Value) ? throw new ArgumentException("A collection must be named; everything is FitbitCollection.All.", "collection")
        : (FitbitValue)Value;

    static FitbitCollection IFitbitWord<FitbitCollection>.Of(string value) => new(value);
}
