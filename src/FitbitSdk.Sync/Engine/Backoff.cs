using System.Collections.Concurrent;
using NodaTime;

namespace FitbitSdk.Sync;

/// <summary>How long something of the host's own that failed is left alone.</summary>
/// <remarks>In memory: after a restart one attempt finds out anew. What fails may be the store itself.</remarks>
/// <typeparam name="TKey">What waits.</typeparam>
/// <param name="first">The first wait; each next one is twice as long.</param>
/// <param name="longest">The longest.</param>
internal sealed class Backoff<TKey>(Duration first, Duration longest)
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, (int Count, Instant Until)> _waits = new();

    /// <summary>Gives when it may be tried again; <see langword="null"/> for now.</summary>
    public Instant? WaitOf(TKey key, Instant now) => _waits.TryGetValue(key, out (int Count, Instant Until) wait) && now < wait.Until ? wait.Until : null;

    /// <summary>Notes that it failed.</summary>
    /// <returns>When it may be tried again.</returns>
    public Instant Failed(TKey key, Instant now) => _waits.AddOrUpdate(
        key,
        (1, now + first),
        (_, wait) => (wait.Count + 1, now + Duration.Min(longest, first * Math.Pow(2, Math.Min(wait.Count, 20))))).Until;

    public void Succeeded(TKey key) => _waits.TryRemove(key, out _);
}
