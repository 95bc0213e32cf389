using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>Breathing rate of a night.</summary>
public sealed class FitbitBreathingRateNight
{
    /// <summary>Gets the date on which the night ended.</summary>
    public required LocalDate Date { get; init; }

    /// <summary>Gets the mean in breaths a minute; <see langword="null"/> where there was too little sleep for one.</summary>
    public double? Rate { get; init; }
}
