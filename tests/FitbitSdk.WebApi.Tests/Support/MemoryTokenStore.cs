namespace FitbitSdk.WebApi.Tests;

internal sealed class MemoryTokenStore : ITokenStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TokenKey, StoredToken> _tokens = [];

    /// <summary>Gets or sets what happens before a write, for example a write by someone else or a fault.</summary>
    public Action<MemoryTokenStore>? BeforeReplace { get; set; }

    /// <summary>Gets or sets what happens before a pair is removed, for example a write by someone else.</summary>
    public Action? BeforeRemove { get; set; }

    /// <summary>Gets or sets what happens before a read, for example a fault.</summary>
    public Action? BeforeRead { get; set; }

    public StoredToken? this[TokenKey key]
    {
        get
        {
            lock (_lock)
            {
                return _tokens.GetValueOrDefault(key);
            }
        }
    }

    public void Put(TokenKey key, OAuthToken token)
    {
        lock (_lock)
        {
            _tokens[key] = new(token, StoredToken.VersionAfter(_tokens.GetValueOrDefault(key)));
        }
    }

    public ValueTask<StoredToken?> GetAsync(TokenKey key, CancellationToken cancellationToken)
    {
        BeforeRead?.Invoke();
        return new(this[key]);
    }

    public ValueTask<StoredToken?> TryReplaceAsync(TokenKey key, StoredToken? expected, OAuthToken next, CancellationToken cancellationToken)
    {
        BeforeReplace?.Invoke(this);
        lock (_lock)
        {
            StoredToken? stored = _tokens.GetValueOrDefault(key);
            if (stored?.Version != expected?.Version)
            {
                return new((StoredToken?)null);
            }

            return new(_tokens[key] = new(next, StoredToken.VersionAfter(stored)));
        }
    }

    public ValueTask<bool> TryRemoveAsync(TokenKey key, StoredToken expected, CancellationToken cancellationToken)
    {
        BeforeRemove?.Invoke();
        lock (_lock)
        {
            return new(_tokens.GetValueOrDefault(key)?.Version == expected.Version && _tokens.Remove(key));
        }
    }

    public ValueTask RemoveAsync(TokenKey key, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _tokens.Remove(key);
        }

        return ValueTask.CompletedTask;
    }
}
