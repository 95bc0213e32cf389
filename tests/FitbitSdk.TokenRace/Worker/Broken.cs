using System.Collections.Concurrent;

namespace FitbitSdk.TokenRace;

/// <summary>A lease that everybody gets: what the race must notice.</summary>
internal sealed class LeaseForAll : ITokenLease, IAsyncDisposable
{
    public ValueTask<IAsyncDisposable?> TryAcquireAsync(TokenKey key, TimeSpan lease, CancellationToken cancellationToken) => new(this);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

/// <summary>A store that, now and then, still shows the pair before: its refresh token is then posted after its successor was stored.</summary>
internal sealed class StaleTokenStore(ITokenStore inner) : ITokenStore
{
    private readonly ConcurrentDictionary<TokenKey, StoredToken> _before = [];

    public async ValueTask<StoredToken?> GetAsync(TokenKey key, CancellationToken cancellationToken) =>
        Random.Shared.Next(20) == 0 && _before.TryGetValue(key, out StoredToken? before) ? before : await inner.GetAsync(key, cancellationToken);

    public async ValueTask<StoredToken?> TryReplaceAsync(TokenKey key, StoredToken? expected, OAuthToken next, CancellationToken cancellationToken)
    {
        StoredToken? stored = await inner.TryReplaceAsync(key, expected, next, cancellationToken);
        if (stored is not null && expected is not null)
        {
            _before[key] = expected;
        }

        return stored;
    }

    public ValueTask<bool> TryRemoveAsync(TokenKey key, StoredToken expected, CancellationToken cancellationToken) => inner.TryRemoveAsync(key, expected, cancellationToken);

    public ValueTask RemoveAsync(TokenKey key, CancellationToken cancellationToken) => inner.RemoveAsync(key, cancellationToken);
}
