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
    /// were spent. A pair with the refresh token of the stored one is taken where its access token is another and expires later: the source
    /// renewed it at a provider whose refresh tokens stay in force. Storing a pair ends the state of a user who must authorize again.</remarks>
    public async ValueTask<bool> AdoptAsync(
        TokenKey key, OAuthToken token, TokenAdoption adoption = TokenAdoption.IfNew, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(token);
        while (true)
        {
            StoredToken? stored = adoption is TokenAdoption.Replace
                ? await FindAsync(key, cancellationToken).ConfigureAwait(false)
                : await Store.GetAsync(key, cancellationToken).ConfigureAwait(false);
            if (stored is not null && IsKnown(stored.Token, token, adoption))
            {
                return false;
            }

            if (await Store.TryReplaceAsync(key, stored, Adopted(token, stored?.Token), cancellationToken).ConfigureAwait(false) is not null)
            {
                _logger.TokensAdopted(key.Provider, key.User);
                return true;
            }
        }
    }

    /// <summary>Reads the pair of a user who brings another. One that is damaged, or whose protection has no key any more, is removed: else the user
    /// could never come back.</summary>
    internal async ValueTask<StoredToken?> FindAsync(TokenKey key, CancellationToken cancellationToken)
    {
        try
        {
            return await Store.GetAsync(key, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is InvalidDataException or TokenProtectionException)
        {
            _logger.StoredTokensUnreadable(key.Provider, key.User, e.GetType().Name);
            await Store.RemoveAsync(key, cancellationToken).ConfigureAwait(false);
            return null;
        }
    }

    private static bool IsKnown(OAuthToken stored, OAuthToken offered, TokenAdoption adoption) => adoption is TokenAdoption.Replace
        ? stored.Access.Equals(offered.Access) && Equals(stored.Refresh, offered.Refresh)
        : IsSameGrant(stored, offered) ? stored.Access.Equals(offered.Access) || offered.ExpiresAt <= stored.ExpiresAt
        : stored.Lineage.Knows(offered) || TokenLineage.Fingerprint(stored) == TokenLineage.Fingerprint(offered);

    /// <summary>Says whether the refresh token is the same: the access token alone was renewed, here or elsewhere.</summary>
    private static bool IsSameGrant(OAuthToken stored, OAuthToken offered) => offered.Refresh is not null && offered.Refresh.Equals(stored.Refresh);

    // A source that does not say whose the account is, or of the same grant what it is for, takes back nothing of what is known.
    private static OAuthToken Adopted(OAuthToken token, OAuthToken? stored)
    {
        bool sameGrant = stored is not null && IsSameGrant(stored, token);
        TokenLineage lineage = stored is null ? token.Lineage : sameGrant ? stored.Lineage : stored.Lineage.WithSpent(stored);
        return new()
        {
            Access = token.Access,
            Refresh = token.Refresh,
            ExpiresAt = token.ExpiresAt,
            IssuedAt = token.IssuedAt,
            Scopes = sameGrant && token.Scopes.Count == 0 ? stored!.Scopes : token.Scopes,
            AccountId = token.AccountId ?? stored?.AccountId,
            Lineage = lineage.WithAdopted(token),
        };
    }
}
