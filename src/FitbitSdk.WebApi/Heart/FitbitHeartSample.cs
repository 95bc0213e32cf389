using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>A heart rate at a time of day.</summary>
public readonly struct FitbitHeartSample
{
    /// <summary>Gets the time: of the measurement, or the first of the minutes that the value is the mean of.</summary>
    public required LocalTime Time { get; init; }

    /// <summary>Gets the rate in beats a minute.</summary>
    public required int Rate { get; init; }
}
