using FitbitSdk.Testing;

namespace FitbitSdk.Sync.Tests.Providers;

/// <summary>A host's token store that fails when it is told to.</summary>
internal sealed class FaultyTokenStore : ITokenStore
{
    private readonly InMemoryTokenStore _inner = new();

    public bool FailsToRead { get; set; }

    public bool FailsToWrite { get; set; }

    public ValueTask<StoredToken?> GetAsync(TokenKey key, CancellationToken cancellationToken) =>
        FailsToRead ? throw new IOException("scripted") : _inner.GetAsync(key, cancellationToken);

    public ValueTask<StoredToken?> TryReplaceAsync(TokenKey key, StoredToken? expected, OAuthToken next, CancellationToken cancellationToken) =>
        FailsToWrite ? throw new IOException("scripted") : _inner.TryReplaceAsync(key, expected, next, cancellationToken);

    public ValueTask<bool> TryRemoveAsync(TokenKey key, StoredToken expected, CancellationToken cancellationToken) =>
        FailsToWrite ? throw new IOException("scripted") : _inner.TryRemoveAsync(key, expected, cancellationToken);

    public ValueTask RemoveAsync(TokenKey key, CancellationToken cancellationToken) => _inner.RemoveAsync(key, cancellationToken);
}
