namespace FitbitSdk.Testing;

/// <summary>Keeps tokens as long as the object lives.</summary>
/// <remarks>Safe for use by several threads. Nothing survives the process.</remarks>
public sealed class InMemoryTokenStore : ITokenStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TokenKey, StoredToken> _rows = [];

    /// <summary>Gets of how many users tokens are stored.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _rows.Count;
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask<StoredToken?> GetAsync(TokenKey key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return new(_rows.GetValueOrDefault(key));
        }
    }

    /// <inheritdoc/>
    public ValueTask<StoredToken?> TryReplaceAsync(TokenKey key, StoredToken? expected, OAuthToken next, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(next);
        cancellationToken.ThrowIfCancellationRequested();

        // By way of the stored form, so that a caller who changes the list of scopes later does not change what is stored.
        OAuthToken copy = TokenCodec.Deserialize(TokenCodec.Serialize(next));
        lock (_gate)
        {
            StoredToken? stored = _rows.GetValueOrDefault(key);
            if (stored?.Version != expected?.Version)
            {
                return new((StoredToken?)null);
            }

            return new(_rows[key] = new(copy, StoredToken.VersionAfter(stored)));
        }
    }

    /// <inheritdoc/>
    public ValueTask<bool> TryRemoveAsync(TokenKey key, StoredToken expected, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(expected);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return new(_rows.GetValueOrDefault(key)?.Version == expected.Version && _rows.Remove(key));
        }
    }

    /// <inheritdoc/>
    public ValueTask RemoveAsync(TokenKey key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            _rows.Remove(key);
        }

        return default;
    }
}
