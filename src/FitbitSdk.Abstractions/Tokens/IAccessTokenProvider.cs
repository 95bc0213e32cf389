namespace FitbitSdk;

/// <summary>Gives access tokens for requests. The default keeps and refreshes them; a host whose tokens live elsewhere brings its own.</summary>
public interface IAccessTokenProvider
{
    /// <summary>Gives a token that is valid now.</summary>
    /// <param name="key">Whose.</param>
    /// <param name="refused">A token that the service just refused, so that another is needed; else <see langword="null"/>.</param>
    /// <param name="cancellationToken">Stops this caller's wait, not work shared with others.</param>
    /// <returns>The token.</returns>
    /// <exception cref="NeedsAuthorizationException">There is none and none can be had without the user.</exception>
    /// <exception cref="HealthApiException">The token service refused or did not answer.</exception>
    ValueTask<AccessToken> GetAsync(TokenKey key, AccessToken? refused, CancellationToken cancellationToken);
}
