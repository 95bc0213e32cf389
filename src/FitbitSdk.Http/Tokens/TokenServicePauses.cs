using NodaTime;

namespace FitbitSdk.Http;

/// <summary>Remembers, for each user, until when the token service is to be left alone: its quota is its own, and the gate knows nothing of it.</summary>
/// <remarks>Beyond <see cref="Capacity"/> users the oldest are forgotten, which costs a POST each.</remarks>
internal sealed class TokenServicePauses(TimeProvider time)
{
    public const int Capacity = 4096;

    private static readonly Duration Shortest = Duration.FromMinutes(1);
    private static readonly Duration Longest = Duration.FromHours(1);

    private readonly Lock _lock = new();
    private readonly OrderedDictionary<TokenKey, (Instant Until, Duration Assumed)> _pauses = [];

    /// <summary>Begins a pause.</summary>
    /// <param name="key">Whose.</param>
    /// <param name="until">What the service said. Where it said nothing, a minute is assumed, and twice the last assumption each time after that.</param>
    /// <returns>Until when the pause lasts.</returns>
    public Instant Begin(TokenKey key, Instant? until)
    {
        lock (_lock)
        {
            Duration last = _pauses.Remove(key, out (Instant Until, Duration Assumed) before) ? before.Assumed : Duration.Zero;
            if (_pauses.Count == Capacity)
            {
                _pauses.RemoveAt(0);
            }

            Duration assumed = until is null ? Duration.Max(Shortest, Duration.Min(last * 2, Longest)) : Duration.Zero;
            Instant end = until ?? time.GetInstant() + assumed;
            _pauses.Add(key, (end, assumed));
            return end;
        }
    }

    /// <summary>Forgets a user's pause, and how long those before it were.</summary>
    public void End(TokenKey key)
    {
        lock (_lock)
        {
            _pauses.Remove(key);
        }
    }

    /// <exception cref="RateLimitedException">The pause goes on.</exception>
    public void ThrowIfUnder(TokenKey key)
    {
        Instant until;
        lock (_lock)
        {
            until = _pauses.TryGetValue(key, out (Instant Until, Duration Assumed) pause) ? pause.Until : Instant.MinValue;
        }

        if (time.GetInstant() < until)
        {
            throw new RateLimitedException(OAuthTokenEndpoint.Operation, "the token service asked to be left alone.") { RetryAt = until };
        }
    }
}
