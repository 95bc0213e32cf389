using NodaTime;

namespace FitbitSdk;

/// <summary>How much of a user's quota is left.</summary>
/// <param name="Limit">Requests in each period.</param>
/// <param name="Remaining">Requests left in this one.</param>
/// <param name="ResetAt">When the next period begins.</param>
public sealed record QuotaState(int Limit, int Remaining, Instant ResetAt);
