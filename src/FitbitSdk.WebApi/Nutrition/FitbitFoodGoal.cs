namespace FitbitSdk.WebApi;

/// <summary>How much somebody means to eat.</summary>
public sealed class FitbitFoodGoal
{
    /// <summary>Gets the energy of a day in kcal; <see langword="null"/> where there is no goal.</summary>
    public double? Calories { get; init; }
}
