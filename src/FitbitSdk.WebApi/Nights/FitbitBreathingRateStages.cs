using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>Breathing rate of a night by sleep stage, in breaths a minute.</summary>
public sealed class FitbitBreathingRateStages
{
    /// <summary>Gets the date on which the night ended.</summary>
    public required LocalDate Date { get; init; }

    /// <summary>Gets the mean of light sleep; <see langword="null"/> where there was too little of it for one.</summary>
    public double? LightSleep { get; init; }

    /// <summary>Gets the mean of deep sleep; <see langword="null"/> where there was too little of it for one.</summary>
    public double? DeepSleep { get; init; }

    /// <summary>Gets the mean of REM sleep; <see langword="null"/> where there was too little of it for one.</summary>
    public double? RemSleep { get; init; }

    /// <summary>Gets the mean of all sleep; <see langword="null"/> where there was too little of it for one.</summary>
    public double? FullSleep { get; init; }
}
