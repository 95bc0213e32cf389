namespace FitbitSdk.WebApi;

/// <summary>The goal for body fat.</summary>
public sealed class FitbitFatGoal
{
    /// <summary>Gets the body fat to come to, in percent; <see langword="null"/> where the service states none.</summary>
    public double? Fat { get; init; }
}
