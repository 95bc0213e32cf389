using FitbitSdk.Testing;

namespace FitbitSdk.Safety.Tests;

/// <summary>A token store that takes note of every token that passes.</summary>
internal sealed class RememberingStore(Needles needles) : ITokenStore
{
    private readonly InMemoryTokenStore _store = new();

    public ValueTask<StoredToken?> GetAsync(TokenKey key, CancellationToken cancellationToken) => _store.GetAsync(key, cancellationToken);

    public ValueTask<StoredToken?> TryReplaceAsync(TokenKey key, StoredToken? expected, OAuthToken next, CancellationToken cancellationToken)
    {
        needles.Add("token", next.Access.Reveal());
        needles.Add("token", next.Refresh?.Reveal());
        return _store.TryReplaceAsync(key, expected, next, cancellationToken);
    }

    public ValueTask<bool> TryRemoveAsync(TokenKey key, StoredToken expected, CancellationToken cancellationToken) => _store.TryRemoveAsync(key, expected, cancellationToken);

    public ValueTask RemoveAsync(TokenKey key, CancellationToken cancellationToken) => _store.RemoveAsync(key, cancellationToken);
}
