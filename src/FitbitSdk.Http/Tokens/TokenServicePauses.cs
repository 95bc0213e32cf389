using System.Collections.Concurrent;
using NodaTime;

namespace FitbitSdk.Http;

/// <summary>Remembers, for each user, until when the token service is to be left alone: its quota is its own, and the gate knows nothing of it.</summary>
internal sealed class TokenServicePauses(TimeProvider time)
{
    private static readonly Duration Shortest = Duration.FromMinutes(1);
    private static readonly Duration Longest = Duration.FromHours(1);

    private readonly ConcurrentDictionary<TokenKey, (Instant Until, Duration Assumed)> _pauses = new();

    /// <summary>Begins a pause.</summary>
    /// <param name="key">Whose.</param>
    /// <param name="until">What the service said. Where it said nothing, a minute is assumed, and twice the last assumption each time after that.</param>
    public void Begin(TokenKey key, Instant? until)
    {
        Instant now = time.GetInstant();
        _pauses.AddOrUpdate(
            key,
            _ => Next(Duration.Zero),
            (_, last) => Next(last.Assumed));

        (Instant Until, Duration Assumed) Next(Duration last)
        {
            Duration assumed = until is null ? Duration.Max(Shortest, Duration.Min(last * 2, Longest)) : Duration.Zero;
            return (until ?? now + assumed, assumed);
        }
    }

    /// <summary>Forgets a user's pause, and how long those before it were.</summary>
    public void End(TokenKey key) => _pauses.TryRemove(key, out _);

    /// <exception cref="RateLimitedException">The pause goes on.</exception>
    public void ThrowIfUnder(TokenKey key)
    {
        if (_pauses.TryGetValue(key, out (Instant Until, Duration Assumed) pause) && time.GetInstant() < pause.Until)
        {
            throw new RateLimitedException(OAuthTokenEndpoint.Operation, "the token service asked to be left alone.") { RetryAt = pause.Until };
        }
    }
}
