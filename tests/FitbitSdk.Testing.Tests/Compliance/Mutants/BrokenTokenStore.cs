namespace FitbitSdk.Testing.Tests;

/// <summary>A store in memory that a test breaks in one place.</summary>
internal sealed class BrokenTokenStore(InMemoryTokenStore inner) : ITokenStore
{
    public Func<TokenKey, TokenKey> MapKey { get; init; } = static key => key;

    public Func<OAuthToken, OAuthToken> MapNext { get; init; } = static next => next;

    public bool IgnoresExpected { get; init; }

    public bool LosesVersions { get; init; }

    public bool RemovesNothing { get; init; }

    public async ValueTask<StoredToken?> GetAsync(TokenKey key, CancellationToken cancellationToken) => Map(await inner.GetAsync(MapKey(key), cancellationToken));

    public async ValueTask<StoredToken?> TryReplaceAsync(TokenKey key, StoredToken? expected, OAuthToken next, CancellationToken cancellationToken)
    {
        StoredToken? stored = await inner.GetAsync(MapKey(key), cancellationToken);
        expected = IgnoresExpected || (LosesVersions && stored is not null && expected is not null) ? stored : expected;
        return Map(await inner.TryReplaceAsync(MapKey(key), expected, MapNext(next), cancellationToken));
    }

    public ValueTask RemoveAsync(TokenKey key, CancellationToken cancellationToken) => RemovesNothing ? default : inner.RemoveAsync(MapKey(key), cancellationToken);

    private StoredToken? Map(StoredToken? stored) => LosesVersions && stored is not null ? stored with { Version = 1 } : stored;
}
