using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>Heart rate variability of five minutes.</summary>
public readonly struct FitbitHeartRateVariabilitySample
{
    /// <summary>Gets when the five minutes began, in the local time of the account.</summary>
    public required LocalDateTime Time { get; init; }

    /// <summary>Gets the root mean square of successive differences between heartbeats, in ms.</summary>
    public required double Rmssd { get; init; }

    /// <summary>Gets how complete the heartbeats of these minutes are, from 0 to 1; <see langword="null"/> where the service does not say.</summary>
    public double? Coverage { get; init; }

    /// <summary>Gets the power from 0.15 to 0.4 Hz, in ms²; <see langword="null"/> where the service does not say.</summary>
    public double? HighFrequency { get; init; }

    /// <summary>Gets the power from 0.04 to 0.15 Hz, in ms²; <see langword="null"/> where the service does not say.</summary>
    public double? LowFrequency { get; init; }
}
