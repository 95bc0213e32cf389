namespace FitbitSdk.WebApi;

/// <summary>The best day of each measure; <see langword="null"/> where there is none yet.</summary>
public sealed class FitbitBestDays
{
    /// <summary>Gets the day with the most steps.</summary>
    public FitbitBestDay? Steps { get; init; }

    /// <summary>Gets the day with the longest distance, in kilometres or miles (<see cref="FitbitUnits"/>).</summary>
    public FitbitBestDay? Distance { get; init; }

    /// <summary>Gets the day with the most floors.</summary>
    public FitbitBestDay? Floors { get; init; }

    /// <summary>Gets the day on which the most energy was spent, in kcal; newer answers leave it out.</summary>
    public FitbitBestDay? CaloriesOut { get; init; }
}
