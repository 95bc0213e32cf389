namespace FitbitSdk.WebApi;

/// <summary>Goals of a day or of a week. What is <see langword="null"/> is no goal of that period or of that account.</summary>
public sealed class FitbitActivityGoals
{
    /// <summary>Gets the minutes of moderate or vigorous activity.</summary>
    public int? ActiveMinutes { get; init; }

    /// <summary>Gets the active zone minutes.</summary>
    public int? ActiveZoneMinutes { get; init; }

    /// <summary>Gets the energy to spend, in kcal.</summary>
    public double? CaloriesOut { get; init; }

    /// <summary>Gets the distance in kilometres or miles (<see cref="FitbitUnits"/>).</summary>
    public double? Distance { get; init; }

    /// <summary>Gets the floors.</summary>
    public int? Floors { get; init; }

    /// <summary>Gets the steps.</summary>
    public int? Steps { get; init; }
}
