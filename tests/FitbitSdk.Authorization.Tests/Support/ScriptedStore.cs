using FitbitSdk.Testing;

namespace FitbitSdk.Authorization.Tests;

/// <summary>A store that something happens to.</summary>
internal sealed class ScriptedStore : ITokenStore
{
    private readonly InMemoryTokenStore _inner = new();

    /// <summary>Gets or sets what happens before a read, for example a fault.</summary>
    public Action? BeforeRead { get; set; }

    /// <summary>Gets or sets what happens once before a write, for example another's.</summary>
    public Func<Task>? BeforeReplace { get; set; }

    public ValueTask<StoredToken?> GetAsync(TokenKey key, CancellationToken cancellationToken)
    {
        BeforeRead?.Invoke();
        return _inner.GetAsync(key, cancellationToken);
    }

    public async ValueTask<StoredToken?> TryReplaceAsync(TokenKey key, StoredToken? expected, OAuthToken next, CancellationToken cancellationToken)
    {
        Func<Task>? before = BeforeReplace;
        BeforeReplace = null;
        await (before?.Invoke() ?? Task.CompletedTask);
        return await _inner.TryReplaceAsync(key, expected, next, cancellationToken);
    }

    public ValueTask<bool> TryRemoveAsync(TokenKey key, StoredToken expected, CancellationToken cancellationToken) => _inner.TryRemoveAsync(key, expected, cancellationToken);

    public ValueTask RemoveAsync(TokenKey key, CancellationToken cancellationToken) => _inner.RemoveAsync(key, cancellationToken);
}
