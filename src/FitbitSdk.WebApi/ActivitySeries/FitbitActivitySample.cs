using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>The value of a measure from a time of day on, for as long as the level of detail says.</summary>
public readonly struct FitbitActivitySample
{
    /// <summary>Gets the time at which it begins.</summary>
    public required LocalTime Time { get; init; }

    /// <summary>Gets the value in the unit of the measure.</summary>
    public required double Value { get; init; }

    /// <summary>Gets how active the user was; <see langword="null"/> for measures other than energy.</summary>
    public FitbitActivityLevel? Level { get; init; }

    /// <summary>Gets the metabolic equivalents, 1 at rest (the service writes 10); <see langword="null"/> for measures other than energy.</summary>
    public double? Mets { get; init; }
}
