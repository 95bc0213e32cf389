namespace FitbitSdk.WebApi;

/// <summary>A range of heart rates, and what was spent in it.</summary>
public sealed class FitbitHeartZone
{
    /// <summary>Gets the name in English, for example <c>Fat Burn</c>; <see langword="null"/> where it is missing.</summary>
    public string? Name { get; init; }

    /// <summary>Gets where the zone begins, in beats a minute.</summary>
    public int? Min { get; init; }

    /// <summary>Gets where the zone ends, in beats a minute.</summary>
    public int? Max { get; init; }

    /// <summary>Gets how many minutes were spent in it; <see langword="null"/> where the service does not say, as on dates without wear.</summary>
    public int? Minutes { get; init; }

    /// <summary>Gets how much energy was spent in it, in kcal; <see langword="null"/> where the service does not say.</summary>
    public double? CaloriesOut { get; init; }
}
