namespace FitbitSdk.WebApi;

/// <summary>Features that an account has.</summary>
public sealed class FitbitProfileFeatures
{
    /// <summary>Gets whether it has goals for exercise.</summary>
    public bool? ExerciseGoal { get; init; }
}
