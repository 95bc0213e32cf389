namespace FitbitSdk.Http;

/// <content>Pairs that come from elsewhere.</content>
public sealed partial class TokenManager
{
    private const string AdoptOperation = "AdoptTokens";

    /// <summary>Stores a pair that comes from elsewhere: an authorizer service, a secret store, another program.</summary>
    /// <param name="key">Whose.</param>
    /// <param name="token">The pair.</param>
    /// <param name="adoption">What happens to a pair that is already stored. The default suits a source that hands out the same pair at every
    /// start, and one that hands out a new pair once the user has authorized again.</param>
    /// <param name="cancellationToken">Stops the call; whether the pair was stored is then unknown.</param>
    /// <returns>Whether the pair was stored; <see langword="false"/> where the one that was there stays.</returns>
    /// <exception cref="HealthApiException">Another process kept the token lease for longer than a minute, or the store gave no answer
    /// (<see cref="HealthApiErrorKind.Unavailable"/>): the call may be repeated.</exception>
    /// <remarks>
    /// <para>Waits while the user's tokens are refreshed or revoked. A pair is recognised by a fingerprint that is kept with its successors: the newest
    /// 16 that were adopted, and the newest 16 that were spent. A pair with the refresh token of the stored one is taken where its access token is
    /// another and expires later: the source renewed it at a provider whose refresh tokens stay in force. Storing a pair ends the state of a user who
    /// must authorize again.</para>
    /// <para>Set <see cref="OAuthToken.AccountId"/> where the source knows it: without it a later consent with another account is not noticed, unless
    /// <see cref="AuthorizationRequest.ExpectedAccountId"/> names the right one. Fitbit's refreshes tell it as well, Google's never do.</para>
    /// </remarks>
    public async ValueTask<bool> AdoptAsync(
        TokenKey key, OAuthToken token, TokenAdoption adoption = TokenAdoption.IfNew, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(token);

        // What is known waits for nobody: a source that hands out the same pair must not hold up each start.
        return !(adoption is TokenAdoption.IfNew && await Store.GetAsync(key, cancellationToken).ConfigureAwait(false) is { } stored && IsKnown(stored.Token, token, adoption))
            && await AdoptInTurnAsync(key, token, adoption, pin: null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Stores the pair of a completed authorization in place of what is there, if its account is the right one. Nobody can stop it.</summary>
    /// <exception cref="AuthorizationException">It is the pair of another account.</exception>
    /// <exception cref="TokenProtectionException">What is there cannot be read, so nobody knows of which account it is.</exception>
    internal Task<bool> AdoptAsync(TokenKey key, OAuthToken token, AccountPin pin) =>
        AdoptInTurnAsync(key, token, TokenAdoption.Replace, pin, CancellationToken.None);

    /// <summary>Waits for the user's turn: a revocation that runs must not remove what it did not revoke.</summary>
    private async Task<bool> AdoptInTurnAsync(TokenKey key, OAuthToken token, TokenAdoption adoption, AccountPin? pin, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task flight = Join(
                key,
                AdoptOperation,
                limit => UnderLeaseAsync(key, AdoptOperation, isEnough: null, (_, _) => AdoptNowAsync(key, token, adoption, pin, limit), limit),
                out bool isBegun);
            if (isBegun)
            {
                return await ((Task<bool>)flight).WaitAsync(cancellationToken).ConfigureAwait(false);
            }

            await EndOfAsync(flight, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<bool> AdoptNowAsync(TokenKey key, OAuthToken token, TokenAdoption adoption, AccountPin? pin, CancellationToken cancellationToken)
    {
        while (true)
        {
            StoredToken? stored = null;
            Exception? unreadable = null;
            try
            {
                stored = await Store.GetAsync(key, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (adoption is TokenAdoption.Replace && CanGiveWay(e, pin))
            {
                unreadable = e;
            }

            // At each round: between two of them another flow of the same user may have ended.
            pin?.Check(stored?.Token);
            if (stored is not null && IsKnown(stored.Token, token, adoption))
            {
                return false;
            }

            if (unreadable is not null)
            {
                // Else the user could never come back.
                _logger.StoredTokensUnreadable(key.Provider, key.User, unreadable.GetType().Name);
                await Store.RemoveAsync(key, cancellationToken).ConfigureAwait(false);
            }

            if (await Store.TryReplaceAsync(key, stored, Adopted(token, stored?.Token), cancellationToken).ConfigureAwait(false) is not null)
            {
                _logger.TokensAdopted(key.Provider, key.User);
                return true;
            }
        }
    }

    /// <summary>Says whether an unreadable pair may be replaced. One that is damaged stays so. A key may only be missing from the settings, and
    /// with it the account to compare with: then someone must have said which account, or to replace whatever is there.</summary>
    private static bool CanGiveWay(Exception error, AccountPin? pin) => error is InvalidDataException || (error is TokenProtectionException && pin is not { Expected: null });

    private static bool IsKnown(OAuthToken stored, OAuthToken offered, TokenAdoption adoption) => adoption is TokenAdoption.Replace
        ? stored.Access.Equals(offered.Access) && Equals(stored.Refresh, offered.Refresh)
        : IsSameGrant(stored, offered) ? stored.Access.Equals(offered.Access) || offered.ExpiresAt <= stored.ExpiresAt
        : stored.Lineage.Knows(offered) || TokenLineage.Fingerprint(stored) == TokenLineage.Fingerprint(offered);

    /// <summary>Says whether the refresh token is the same: the access token alone was renewed, here or elsewhere.</summary>
    private static bool IsSameGrant(OAuthToken stored, OAuthToken offered) => offered.Refresh is not null && offered.Refresh.Equals(stored.Refresh);

    // A source that does not say of the same grant whose account it is, or what for, takes back nothing of what is known.
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
            AccountId = token.AccountId ?? (sameGrant ? stored!.AccountId : null),
            Lineage = lineage.WithAdopted(token),
        };
    }
}
