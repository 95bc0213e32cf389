using System.Diagnostics;

namespace FitbitSdk.TokenRace;

/// <summary>Kills its own process when the issuer says so: after a refresh was answered, before the answer is stored.</summary>
internal sealed class DeadlyTokenStore(ITokenStore inner, Uri issuer) : ITokenStore, IDisposable
{
    private readonly Uri _dies = new($"race/dies?process={Environment.ProcessId}", UriKind.Relative);
    private readonly HttpClient _http = new() { BaseAddress = issuer };

    public ValueTask<StoredToken?> GetAsync(TokenKey key, CancellationToken cancellationToken) => inner.GetAsync(key, cancellationToken);

    public async ValueTask<StoredToken?> TryReplaceAsync(TokenKey key, StoredToken? expected, OAuthToken next, CancellationToken cancellationToken)
    {
        if (await _http.GetStringAsync(_dies, CancellationToken.None) == "yes")
        {
            // As from outside: nothing is given back, flushed or disposed of.
            Process.GetCurrentProcess().Kill();
        }

        return await inner.TryReplaceAsync(key, expected, next, cancellationToken);
    }

    public ValueTask<bool> TryRemoveAsync(TokenKey key, StoredToken expected, CancellationToken cancellationToken) => inner.TryRemoveAsync(key, expected, cancellationToken);

    public ValueTask RemoveAsync(TokenKey key, CancellationToken cancellationToken) => inner.RemoveAsync(key, cancellationToken);

    public void Dispose() => _http.Dispose();
}
