using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>What was eaten on a date.</summary>
public sealed class FitbitFoodDay
{
    /// <summary>Gets the date that was asked for.</summary>
    public required LocalDate Date { get; init; }

    /// <summary>Gets what was logged; empty where nothing was.</summary>
    public IReadOnlyList<FitbitFoodLog> Logs { get; init; } = [];

    /// <summary>Gets what it comes to.</summary>
    public FitbitNutrients? Totals { get; init; }

    /// <summary>Gets how much the user means to eat.</summary>
    public FitbitFoodGoal? Goal { get; init; }
}
