using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>Oxygen saturation at a time: a moving mean of five minutes.</summary>
public readonly struct FitbitOxygenSaturationSample
{
    /// <summary>Gets the time, in the local time of the account.</summary>
    public required LocalDateTime Time { get; init; }

    /// <summary>Gets the saturation in percent.</summary>
    public required double Percent { get; init; }
}
