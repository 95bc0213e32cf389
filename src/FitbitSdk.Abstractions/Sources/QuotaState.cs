using NodaTime;

namespace FitbitSdk;

/// <summary>How much of a user's quota is left.</summary>
/// <param name="Limit">Requests in each period.</param>
/// <param name="Remaining">Requests left in this one.</param>
/// <param name="ResetAt">When the next period begins.</param>
/// <param name="Period">How long a period is; <see langword="null"/> where nobody knows.</param>
public sealed record QuotaState(int Limit, int Remaining, Instant ResetAt, Duration? Period = null)
{
    // A run waits for what comes back within minutes; for what takes longer it plans.
    private static readonly Duration ShortestPlanned = Duration.FromHours(1);

    /// <summary>Gets whether the quota limits how much a run may plan, and not only how fast it may go.</summary>
    /// <value><see langword="false"/> for periods shorter than an hour: whatever a plan costs, it goes on a little later.</value>
    public bool LimitsPlans => Period is not { } period || period >= ShortestPlanned;
}
