using FitbitSdk.Records;

namespace FitbitSdk.SyncMeasures.Failing;

/// <summary>Stores of which a kind of call always throws, once they are broken.</summary>
internal sealed class BadStores(HostFault fault)
{
    /// <summary>Gets or sets whether they have broken: a user's first tokens are stored before.</summary>
    public bool AreBroken { get; set; }

    /// <summary>Gets how many calls have thrown.</summary>
    public int Throws { get; private set; }

    public ITokenStore Around(ITokenStore inner) => new Tokens(inner, this);

    public IOffsetStore Around(IOffsetStore inner) => new Offsets(inner, this);

    private void Pass(HostFault call)
    {
        if (AreBroken && call == fault)
        {
            Throws++;
            throw new IOException("The store is away.");
        }
    }

    private sealed class Tokens(ITokenStore inner, BadStores stores) : ITokenStore
    {
        public ValueTask<StoredToken?> GetAsync(TokenKey key, CancellationToken cancellationToken)
        {
            stores.Pass(HostFault.TokensUnreadable);
            return inner.GetAsync(key, cancellationToken);
        }

        public ValueTask<StoredToken?> TryReplaceAsync(TokenKey key, StoredToken? expected, OAuthToken next, CancellationToken cancellationToken)
        {
            stores.Pass(HostFault.TokensUnwritable);
            return inner.TryReplaceAsync(key, expected, next, cancellationToken);
        }

        public ValueTask<bool> TryRemoveAsync(TokenKey key, StoredToken expected, CancellationToken cancellationToken)
        {
            stores.Pass(HostFault.TokensUnwritable);
            return inner.TryRemoveAsync(key, expected, cancellationToken);
        }

        public ValueTask RemoveAsync(TokenKey key, CancellationToken cancellationToken) => inner.RemoveAsync(key, cancellationToken);
    }

    private sealed class Offsets(IOffsetStore inner, BadStores stores) : IOffsetStore
    {
        public ValueTask<IReadOnlyDictionary<OffsetKey, SyncOffset>> GetAsync(SyncAccount account, CancellationToken cancellationToken)
        {
            stores.Pass(HostFault.OffsetsUnreadable);
            return inner.GetAsync(account, cancellationToken);
        }

        public ValueTask<SyncOffset?> TryAdvanceAsync(OffsetKey key, SyncOffset? expected, SyncOffset next, CancellationToken cancellationToken)
        {
            stores.Pass(HostFault.OffsetsUnwritable);
            return inner.TryAdvanceAsync(key, expected, next, cancellationToken);
        }

        public IAsyncEnumerable<KeyValuePair<OffsetKey, SyncOffset>> ListAsync(StreamId stream, CancellationToken cancellationToken) => inner.ListAsync(stream, cancellationToken);

        public ValueTask RemoveAsync(UserKey user, CancellationToken cancellationToken) => inner.RemoveAsync(user, cancellationToken);
    }
}
