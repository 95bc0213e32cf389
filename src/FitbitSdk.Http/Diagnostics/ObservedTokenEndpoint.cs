namespace FitbitSdk.Http;

/// <summary>A token service whose requests are traced and counted.</summary>
internal sealed class ObservedTokenEndpoint(ITokenEndpoint endpoint, ClientObserver observer) : ITokenEndpoint
{
    public TimeSpan RefreshMargin => endpoint.RefreshMargin;

    public ValueTask<OAuthToken> RefreshAsync(RefreshToken refresh, CancellationToken cancellationToken) =>
        observer.RefreshAsync(() => endpoint.RefreshAsync(refresh, cancellationToken), cancellationToken);

    // Rare, and told of by its caller.
    public ValueTask<OAuthToken> ExchangeAsync(string code, PendingAuthorization pending, CancellationToken cancellationToken) =>
        endpoint.ExchangeAsync(code, pending, cancellationToken);
}
