using FitbitSdk.Records;
using NodaTime;
using static FitbitSdk.HealthApiErrorKind;

namespace FitbitSdk.Sync;

/// <summary>What each kind of failure leads to: one durable outcome each. This is the table; the engine only follows it.</summary>
internal static class FailurePolicy
{
    private static readonly Duration Minute = Duration.FromMinutes(1);
    private static readonly Duration Hour = Duration.FromHours(1);
    private static readonly Duration Day = Duration.FromDays(1);
    private static readonly Duration Week = Duration.FromDays(7);

    // Sources: [R] https://dev.fitbit.com/build/reference/web-api/developer-guide/application-design/#Rate-Limits, [E] .../troubleshooting-guide/error-messages/,
    // [G] https://developers.google.com/health/reference/rest (google.rpc.Status), [O] RFC 6749 section 5.2, [S] the SDK's own decision (ADR 0005).
    private static readonly FailureRow[] Rows =
    [
        //  failure             whom it stops          first pause   longest   jitter  outcome                            source
        new(Unavailable,        FailureScope.Stream,   Minute,       Hour * 6, true,   StreamOutcome.Failed),             // 5xx, timeout, connection [E][S]
        new(RateLimited,        FailureScope.Account,  Minute,       Hour,     true,   StreamOutcome.RateLimited),        // 429; until the reset where one is stated [R][G]
        new(NeedsAuthorization, FailureScope.Account,  Day,          Day,      false,  StreamOutcome.NeedsAuthorization), // 401, invalid_grant; a token stored later ends it [E][O]
        new(ApplicationRefused, FailureScope.Provider, Minute * 15,  Day,      false,  StreamOutcome.Failed),             // invalid_client, unauthorized_client [O]
        new(MissingScope,       FailureScope.Stream,   Day,          Day,      false,  StreamOutcome.Skipped),            // 403 insufficient_scope; where the scopes are known to lack it nothing is asked at all [E]
        new(Forbidden,          FailureScope.Stream,   Day,          Week,     false,  StreamOutcome.Failed),             // other 403, 404 [E]
        new(Rejected,           FailureScope.Stream,   Hour,         Week,     false,  StreamOutcome.Failed),             // 400, 3xx, other 4xx [E]
        new(TooLarge,           FailureScope.Stream,   Hour,         Week,     false,  StreamOutcome.Failed),             // 422; halved first, a second smallest part in a row pauses [S]
        new(Retired,            FailureScope.Provider, Day,          Day,      false,  StreamOutcome.Failed),             // 410, confirmed by the account's status [S]
        new(Protocol,           FailureScope.Stream,   Hour,         Week,     false,  StreamOutcome.Failed),             // a body that is not what the API promises [S]
        new(Pending,            FailureScope.Stream,   Minute * 15,  Day,      false,  StreamOutcome.Skipped),            // no failure: the stretch waits, not the stream, as long as is stated within these bounds
    ];

    /// <summary>Gets all rows.</summary>
    public static IReadOnlyList<FailureRow> All => Rows;

    /// <summary>Gives the row of a kind of failure.</summary>
    public static FailureRow Of(HealthApiErrorKind kind) => Array.Find(Rows, row => row.Kind == kind) ?? Of(Protocol);

    /// <summary>Gives the pause after a failure: twice as long for each in a row, whatever their kinds.</summary>
    /// <param name="earlier">The pause after the failure before it, if nothing has succeeded in between.</param>
    /// <param name="error">The failure.</param>
    /// <param name="key">Whose; it spreads the ends of pauses that begin at the same time.</param>
    /// <param name="now">The time.</param>
    public static Pause After(Pause? earlier, HealthApiException error, OffsetKey key, Instant now)
    {
        Pause pause = After(earlier, error.Kind, key, now);

        // The service's own word on when to come back, where it lies further ahead or the quota alone is at issue. What the client guessed is no such word.
        bool isWordOnQuota = error is RateLimitedException { IsRetryAtAssumed: false };
        return error.RetryAt is { } retryAt && retryAt > (isWordOnQuota ? now : pause.Until) ? pause with { Until = retryAt } : pause;
    }

    /// <inheritdoc cref="After(Pause?, HealthApiException, OffsetKey, Instant)"/>
    public static Pause After(Pause? earlier, HealthApiErrorKind kind, OffsetKey key, Instant now)
    {
        FailureRow row = Of(kind);
        int count = earlier is null or { Reason: Pending } ? 1 : Math.Min(earlier.Count, int.MaxValue - 1) + 1;
        Duration length = Duration.Min(row.Longest, row.First * Math.Pow(2, Math.Min(count - 1, 20)));
        return new(kind, count, now + (row.IsJittered ? Jitter(length, key, count) : length));
    }

    /// <summary>Gives when what is still being processed is read again: when the provider says, within the bounds of the row.</summary>
    public static Instant AwaitUntil(Instant stated, Instant now) => Instant.Max(now + Of(Pending).First, Instant.Min(stated, now + Of(Pending).Longest));

    /// <summary>Makes a pause up to a quarter longer, by whose it is and its count, so that a run can be repeated. Never shorter: the table's pauses are
    /// promises to the service.</summary>
    private static Duration Jitter(Duration length, OffsetKey key, int count)
    {
        RevisionHash hash = new();
        hash.Add(key.Account.Provider.Value);
        hash.Add(key.Account.User.Value);
        hash.Add(key.StreamText);
        hash.Add((long)count);
        double quarter = hash.Value / (double)ulong.MaxValue / 4;
        return Duration.FromSeconds(Math.Floor((length * (1 + quarter)).TotalSeconds));
    }
}
