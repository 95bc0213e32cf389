using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.Http;

/// <summary>Remembers what the token service refused, so that it is not asked the same again at each call: its quota is its own, and the gate knows
/// nothing of it.</summary>
/// <remarks>
/// <para>A refused refresh token is remembered for as long as its pair stays stored; everything else until the time that the answer says, or for a
/// minute, and twice as long at each refusal that follows, up to an hour. What an application is refused for holds for all users of the provider,
/// whatever is stored; all the rest for one user and one pair.</para>
/// <para>Kept in memory: a new process asks once more. Beyond <see cref="Capacity"/> users the oldest are forgotten, which costs a POST each.</para>
/// </remarks>
internal sealed class RefusedRefreshes(TimeProvider time)
{
    public const int Capacity = 4096;

    private static readonly Duration Shortest = Duration.FromMinutes(1);
    private static readonly Duration Longest = Duration.FromHours(1);

    private readonly Lock _lock = new();
    private readonly SteadyTime _steady = new(time);
    private readonly OrderedDictionary<TokenKey, Refusal> _users = [];
    private readonly Dictionary<ProviderId, Refusal> _applications = [];

    /// <summary>Remembers a refusal.</summary>
    /// <param name="key">Whose pair was posted.</param>
    /// <param name="stored">The pair.</param>
    /// <param name="error">How it was refused.</param>
    /// <returns>The same, with what the answer could not say: which authorization it was about, or when the service is asked again.</returns>
    public HealthApiException Add(TokenKey key, StoredToken stored, HealthApiException error)
    {
        lock (_lock)
        {
            if (error is NeedsAuthorizationException refused)
            {
                Keep(key, new(stored.Version, Instant.MaxValue, Duration.Zero, error));
                return refused.WithRefused(TokenManager.StampOf(stored));
            }

            bool ofAll = IsOfAllUsers(error);
            Refusal? last = ofAll ? _applications.GetValueOrDefault(key.Provider) : _users.GetValueOrDefault(key);
            Instant now = _steady.GetInstant();

            // Who is refused while a pause runs had posted before it began: that is the same refusal, met by several.
            Duration next = last is null ? Shortest : last.Assumed * (now < last.Until ? 1 : 2);
            Duration assumed = error.RetryAt is null ? Duration.Max(Shortest, Duration.Min(next, Longest)) : Duration.Zero;
            Refusal pause = new(stored.Version, now + (error.RetryAt - time.GetInstant() ?? assumed), assumed, error);
            if (ofAll)
            {
                _applications[key.Provider] = pause;
            }
            else
            {
                Keep(key, pause);
            }

            return error.WithRetryAt(_steady.ToHostTime(pause.Until));
        }
    }

    /// <summary>Forgets what was refused, and how often: the service has issued a pair.</summary>
    public void Forget(TokenKey key)
    {
        lock (_lock)
        {
            _users.Remove(key);
            _applications.Remove(key.Provider);
        }
    }

    /// <exception cref="HealthApiException">To post what is stored would be refused again.</exception>
    public void ThrowIfKnown(TokenKey key, StoredToken? stored)
    {
        Refusal? known;
        lock (_lock)
        {
            Instant now = _steady.GetInstant();
            known = _applications.TryGetValue(key.Provider, out Refusal? ofAll) && now < ofAll.Until ? ofAll

                // Another pair may be a newer one, or what a stale read shows: the memory stays, and the pair is looked at anew before it is posted.
                : _users.TryGetValue(key, out Refusal? own) && own.Version == stored?.Version && now < own.Until ? own
                : null;
        }

        if (known is not null)
        {
            throw Again(known, stored).ToException();
        }
    }

    private void Keep(TokenKey key, Refusal refusal)
    {
        _users.Remove(key);
        if (_users.Count == Capacity)
        {
            _users.RemoveAt(0);
        }

        _users.Add(key, refusal);
    }

    // Google calls an application unauthorized for a refresh token that another one was issued: the others' may be right.
    private static bool IsOfAllUsers(HealthApiException error) =>
        error.Kind is HealthApiErrorKind.Retired || (error.Kind is HealthApiErrorKind.ApplicationRefused && error.ErrorType is not "unauthorized_client");

    private ApiFailure Again(Refusal known, StoredToken? stored)
    {
        HealthApiException error = known.Error;
        return error.Kind switch
        {
            HealthApiErrorKind.NeedsAuthorization => new(error.Kind, OAuthTokenEndpoint.Operation, "the refresh token was refused before; the user must authorize again.")
            {
                Status = error.Status, ErrorType = error.ErrorType, RefusedAuthorization = TokenManager.StampOf(stored),
            },
            HealthApiErrorKind.RateLimited => new(error.Kind, OAuthTokenEndpoint.Operation, "the token service asked to be left alone.")
            {
                RetryAt = _steady.ToHostTime(known.Until), IsRetryAtAssumed = known.Assumed > Duration.Zero,
            },
            _ => new(error.Kind, OAuthTokenEndpoint.Operation, "the token service refused just now, and is not asked again yet.")
            {
                Status = error.Status, ErrorType = error.ErrorType, RetryAt = _steady.ToHostTime(known.Until),
            },
        };
    }

    private sealed record Refusal(long Version, Instant Until, Duration Assumed, HealthApiException Error);
}
