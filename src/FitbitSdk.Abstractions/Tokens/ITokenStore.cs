namespace FitbitSdk;

/// <summary>Keeps tokens. The host may implement it on any store that can compare and set one row.</summary>
/// <remarks>A pair that was stored must survive a crash: a provider's refresh tokens may be single-use, and a lost one loses the user.</remarks>
public interface ITokenStore
{
    /// <summary>Reads the tokens of a user.</summary>
    /// <param name="key">Whose.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The tokens, or <see langword="null"/> if none are stored.</returns>
    ValueTask<StoredToken?> GetAsync(TokenKey key, CancellationToken cancellationToken);

    /// <summary>Replaces the tokens of a user if they are still the expected ones.</summary>
    /// <param name="key">Whose.</param>
    /// <param name="expected">What was read before, compared by its version; <see langword="null"/> if nothing was stored.</param>
    /// <param name="next">The tokens to store.</param>
    /// <param name="cancellationToken">Stops the call; the outcome is then unknown.</param>
    /// <returns>What is stored now, under a version that the user's tokens never had (<see cref="StoredToken.VersionAfter"/> gives one);
    /// <see langword="null"/> if someone was first.</returns>
    ValueTask<StoredToken?> TryReplaceAsync(TokenKey key, StoredToken? expected, OAuthToken next, CancellationToken cancellationToken);

    /// <summary>Forgets the tokens of a user if they are still the expected ones.</summary>
    /// <param name="key">Whose.</param>
    /// <param name="expected">What was read before, compared by its version.</param>
    /// <param name="cancellationToken">Stops the call; the outcome is then unknown.</param>
    /// <returns>Whether they were removed; <see langword="false"/> if someone was first.</returns>
    ValueTask<bool> TryRemoveAsync(TokenKey key, StoredToken expected, CancellationToken cancellationToken);

    /// <summary>Forgets the tokens of a user, whatever they are: where the user is deleted, or what is stored cannot be read.</summary>
    /// <param name="key">Whose.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>A task that ends when nothing is left.</returns>
    ValueTask RemoveAsync(TokenKey key, CancellationToken cancellationToken);
}
