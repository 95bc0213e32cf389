using System.Collections.Concurrent;

namespace FitbitSdk.Testing.Tests;

/// <summary>A store in memory that a test breaks in one place.</summary>
internal sealed class BrokenTokenStore(InMemoryTokenStore inner) : ITokenStore
{
    private readonly ConcurrentDictionary<TokenKey, long> _before = new();

    public Func<TokenKey, TokenKey> MapKey { get; init; } = static key => key;

    public Func<OAuthToken, OAuthToken> MapNext { get; init; } = static next => next;

    public bool IgnoresExpected { get; init; }

    public bool LosesVersions { get; init; }

    public bool RemovesNothing { get; init; }

    /// <summary>Gets whether versions begin again at 1 with each first write.</summary>
    public bool StartsVersionsAgain { get; init; }

    public async ValueTask<StoredToken?> GetAsync(TokenKey key, CancellationToken cancellationToken) => Map(key, await inner.GetAsync(MapKey(key), cancellationToken));

    public async ValueTask<StoredToken?> TryReplaceAsync(TokenKey key, StoredToken? expected, OAuthToken next, CancellationToken cancellationToken)
    {
        StoredToken? stored = await inner.GetAsync(MapKey(key), cancellationToken);
        expected = IgnoresExpected || (LosesVersions && stored is not null && expected is not null) ? stored : expected;
        expected = StartsVersionsAgain && expected is not null ? expected with { Version = expected.Version + _before.GetValueOrDefault(key) } : expected;
        StoredToken? written = await inner.TryReplaceAsync(MapKey(key), expected, MapNext(next), cancellationToken);
        if (StartsVersionsAgain && stored is null && written is not null)
        {
            _before[key] = written.Version - 1;
        }

        return Map(key, written);
    }

    public async ValueTask<bool> TryRemoveAsync(TokenKey key, StoredToken expected, CancellationToken cancellationToken)
    {
        StoredToken? stored = await inner.GetAsync(MapKey(key), cancellationToken);
        expected = (IgnoresExpected || LosesVersions) && stored is not null ? stored : expected with { Version = expected.Version + _before.GetValueOrDefault(key) };
        return !RemovesNothing && await inner.TryRemoveAsync(MapKey(key), expected, cancellationToken);
    }

    public ValueTask RemoveAsync(TokenKey key, CancellationToken cancellationToken) => RemovesNothing ? default : inner.RemoveAsync(MapKey(key), cancellationToken);

    private StoredToken? Map(TokenKey key, StoredToken? stored) => stored is null ? null
        : LosesVersions ? stored with { Version = 1 }
        : stored with { Version = stored.Version - _before.GetValueOrDefault(key) };
}
