namespace FitbitSdk.Http;

/// <content>Pairs that come from elsewhere.</content>
public sealed partial class TokenManager
{
    /// <summary>Stores a pair that comes from elsewhere: an authorizer service, a secret store, another program.</summary>
    /// <param name="key">Whose.</param>
    /// <param name="token">The pair.</param>
    /// <param name="adoption">What happens to a pair that is already stored. The default suits a source that hands out the same pair at every
    /// start, and one that hands out a new pair once the user has authorized again.</param>
    /// <param name="cancellationToken">Stops the call; whether the pair was stored is then unknown.</param>
    /// <returns>Whether the pair was stored; <see langword="false"/> where the one that was there stays.</returns>
    /// <remarks>A pair is recognised by a fingerprint that is kept with its successors: the newest 16 that were adopted, and the newest 16 that
    /// were spent. Storing a pair ends the state of a user who must authorize again.</remarks>
    public async ValueTask<bool> AdoptAsync(
        TokenKey key, OAuthToken token, TokenAdoption adoption = TokenAdoption.IfNew, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(token);
        while (true)
        {
            StoredToken? stored = await Store.GetAsync(key, cancellationToken).ConfigureAwait(false);
            if (stored is not null && IsKnown(stored.Token, token, adoption))
            {
                return false;
            }

            TokenLineage lineage = stored is null ? token.Lineage : stored.Token.Lineage.WithSpent(stored.Token);
            OAuthToken next = Copy(token, lineage.WithAdopted(token));
            if (await Store.TryReplaceAsync(key, stored, next, cancellationToken).ConfigureAwait(false) is not null)
            {
                _logger.TokensAdopted(key.Provider, key.User);
                return true;
            }
        }
    }

    private static bool IsKnown(OAuthToken stored, OAuthToken offered, TokenAdoption adoption) => adoption is TokenAdoption.Replace
        ? stored.Access.Equals(offered.Access) && Equals(stored.Refresh, offered.Refresh)
        : stored.Lineage.Knows(offered) || TokenLineage.Fingerprint(stored) == TokenLineage.Fingerprint(offered);

    private static OAuthToken Copy(OAuthToken token, TokenLineage lineage) => new()
    {
        Access = token.Access,
        Refresh = token.Refresh,
        ExpiresAt = token.ExpiresAt,
        IssuedAt = token.IssuedAt,
        Scopes = token.Scopes,
        AccountId = token.AccountId,
        Lineage = lineage,
    };
}
