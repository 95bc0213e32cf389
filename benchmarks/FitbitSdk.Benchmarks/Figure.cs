namespace FitbitSdk.Benchmarks;

/// <summary>A measured number, and what it should be.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Value">The number.</param>
/// <param name="Goal">The largest number that is good enough; <see langword="null"/> where it is only reported.</param>
/// <param name="Note">What the goal will be, where there is none yet.</param>
internal sealed record Figure(string Name, double Value, double? Goal, string Note = "")
{
    /// <summary>Gets whether the goal, if any, is reached.</summary>
    public bool IsReached => Goal is not { } goal || Value <= goal;
}
