using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>Heart rate variability of a night.</summary>
public sealed class FitbitHeartRateVariabilityNight
{
    /// <summary>Gets the date on which the night ended.</summary>
    public required LocalDate Date { get; init; }

    /// <summary>Gets the root mean square of successive differences between heartbeats (RMSSD), in ms; <see langword="null"/> where the service states none.</summary>
    public double? DailyRmssd { get; init; }

    /// <summary>Gets the same of deep sleep alone, in ms; <see langword="null"/> where the service states none.</summary>
    public double? DeepRmssd { get; init; }
}
