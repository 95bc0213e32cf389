namespace FitbitSdk.Http;

/// <summary>The token service of one provider.</summary>
internal interface ITokenEndpoint
{
    /// <summary>Gets how long before its end an access token is no longer given out.</summary>
    TimeSpan RefreshMargin { get; }

    /// <summary>Asks for the next pair: one POST, no repeats.</summary>
    /// <returns>What was issued; without a refresh token where the old one stays in force.</returns>
    /// <exception cref="NeedsAuthorizationException">The refresh token is refused.</exception>
    /// <exception cref="HealthApiException">The application is refused, or no usable answer came.</exception>
    ValueTask<OAuthToken> RefreshAsync(RefreshToken refresh, CancellationToken cancellationToken);

    /// <summary>Asks for the first pair of a consent: one POST, no repeats.</summary>
    /// <returns>What was issued.</returns>
    /// <exception cref="NeedsAuthorizationException">The code is refused.</exception>
    /// <exception cref="HealthApiException">The application is refused, or no usable answer came.</exception>
    ValueTask<OAuthToken> ExchangeAsync(string code, PendingAuthorization pending, CancellationToken cancellationToken);
}
