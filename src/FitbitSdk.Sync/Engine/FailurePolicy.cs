using NodaTime;

namespace FitbitSdk.Sync;

/// <summary>How long each kind of failure is waited out: one durable pause each, doubling from its first to its longest length.</summary>
internal static class FailurePolicy
{
    /// <summary>Gives the pause after a failure.</summary>
    /// <param name="earlier">The pause after the failure before it, if it followed directly.</param>
    /// <param name="error">The failure.</param>
    /// <param name="now">The time.</param>
    public static Pause After(Pause? earlier, HealthApiException error, Instant now)
    {
        int count = earlier?.Reason == error.Kind ? earlier.Count + 1 : 1;
        (Duration first, Duration longest) = LengthOf(error.Kind);
        double doubled = first.TotalSeconds * Math.Pow(2, Math.Min(count - 1, 30));
        Instant until = now + Duration.Min(longest, Duration.FromSeconds(doubled));

        // The service's own word on when to come back, where it lies further ahead or the quota alone is at issue.
        if (error.RetryAt is { } retryAt && (error.Kind is HealthApiErrorKind.RateLimited || retryAt > until))
        {
            until = retryAt;
        }

        return new(error.Kind, count, until);
    }

    /// <summary>Tells whether a failure concerns the account as a whole, so that none of its streams can be read.</summary>
    public static bool ConcernsAccount(HealthApiErrorKind kind) => kind
        is HealthApiErrorKind.RateLimited
        or HealthApiErrorKind.NeedsAuthorization
        or HealthApiErrorKind.ApplicationRefused
        or HealthApiErrorKind.Retired;

    /// <summary>Gives the outcome that a failure leads to.</summary>
    public static StreamOutcome OutcomeOf(HealthApiErrorKind kind) => kind switch
    {
        HealthApiErrorKind.RateLimited => StreamOutcome.RateLimited,
        HealthApiErrorKind.NeedsAuthorization => StreamOutcome.NeedsAuthorization,
        HealthApiErrorKind.MissingScope or HealthApiErrorKind.Pending => StreamOutcome.Skipped,
        _ => StreamOutcome.Failed,
    };

    private static (Duration First, Duration Longest) LengthOf(HealthApiErrorKind kind) => kind switch
    {
        HealthApiErrorKind.Unavailable => (Duration.FromMinutes(1), Duration.FromHours(6)),
        HealthApiErrorKind.RateLimited => (Duration.FromHours(1), Duration.FromHours(1)),
        HealthApiErrorKind.ApplicationRefused => (Duration.FromMinutes(15), Duration.FromHours(24)),
        HealthApiErrorKind.MissingScope or HealthApiErrorKind.Retired => (Duration.FromHours(24), Duration.FromHours(24)),
        HealthApiErrorKind.Forbidden => (Duration.FromHours(24), Duration.FromDays(7)),

        // A new token ends this state at any time; asking for one costs no request.
        HealthApiErrorKind.NeedsAuthorization => (Duration.Zero, Duration.Zero),
        _ => (Duration.FromHours(1), Duration.FromDays(7)),
    };
}
