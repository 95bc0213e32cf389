using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>The goal for weight. What the service does not state is <see langword="null"/>; weights are in units of <see cref="FitbitUnits"/>.</summary>
public sealed class FitbitWeightGoal
{
    /// <summary>Gets what it is about.</summary>
    public FitbitWeightGoalType? GoalType { get; init; }

    /// <summary>Gets when it was set.</summary>
    public LocalDate? StartDate { get; init; }

    /// <summary>Gets the weight at that time.</summary>
    public double? StartWeight { get; init; }

    /// <summary>Gets the weight to come to.</summary>
    public double? Weight { get; init; }

    /// <summary>Gets how much the service advises to change a week.</summary>
    public double? WeightThreshold { get; init; }
}
