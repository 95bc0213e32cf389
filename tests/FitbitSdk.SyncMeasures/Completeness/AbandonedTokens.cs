namespace FitbitSdk.SyncMeasures.Completeness;

/// <summary>The moments before and after tokens are read or written.</summary>
internal sealed class AbandonedTokens(ITokenStore inner, Abandonment abandonment) : ITokenStore
{
    public async ValueTask<StoredToken?> GetAsync(TokenKey key, CancellationToken cancellationToken)
    {
        abandonment.Pass(Moment.Tokens);
        StoredToken? stored = await inner.GetAsync(key, cancellationToken);
        abandonment.Pass(Moment.Tokens);
        return stored;
    }

    public async ValueTask<StoredToken?> TryReplaceAsync(TokenKey key, StoredToken? expected, OAuthToken next, CancellationToken cancellationToken)
    {
        abandonment.Pass(Moment.Tokens);
        StoredToken? stored = await inner.TryReplaceAsync(key, expected, next, cancellationToken);
        abandonment.Pass(Moment.Tokens);
        return stored;
    }

    public ValueTask<bool> TryRemoveAsync(TokenKey key, StoredToken expected, CancellationToken cancellationToken) => inner.TryRemoveAsync(key, expected, cancellationToken);

    public ValueTask RemoveAsync(TokenKey key, CancellationToken cancellationToken) => inner.RemoveAsync(key, cancellationToken);
}
