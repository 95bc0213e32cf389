namespace FitbitSdk.Http;

/// <content>The end of a grant, in the place of a refresh or an adoption: under a lease none undoes another, and without one none of this process.</content>
public sealed partial class TokenManager
{
    internal const string RevokeOperation = "RevokeToken";

    private const int MaximumRevocations = 3;

    /// <summary>Ends a user's grant, and removes the stored pair once that is certain.</summary>
    /// <param name="key">Whose.</param>
    /// <param name="revoke">Withdraws one pair at the provider.</param>
    /// <param name="cancellationToken">Stops this caller's wait.</param>
    internal async Task<RevocationOutcome> RevokeAsync(
        TokenKey key, Func<OAuthToken, CancellationToken, Task<RevocationOutcome>> revoke, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task flight = Join(key, RevokeOperation, limit => RevokeNowAsync(key, revoke, limit), out _);
            if (flight is Task<RevocationOutcome> revocation)
            {
                return await ArriveAsync(key, revocation, cancellationToken).ConfigureAwait(false);
            }

            // What the other work stores is what is to be revoked.
            await EndOfAsync(flight, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<RevocationOutcome> ArriveAsync(TokenKey key, Task<RevocationOutcome> revocation, CancellationToken cancellationToken)
    {
        try
        {
            return await revocation.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (HealthApiException e) when (e.Kind is HealthApiErrorKind.Unavailable)
        {
            // The lease was never free, or the work was given up: whether it got as far as the provider nobody knows.
            _logger.Revoking(key.Provider, key.User, RevocationOutcome.Unknown);
            return RevocationOutcome.Unknown;
        }
    }

    private async Task<RevocationOutcome> RevokeNowAsync(
        TokenKey key, Func<OAuthToken, CancellationToken, Task<RevocationOutcome>> revoke, CancellationToken cancellationToken)
    {
        RevocationOutcome outcome = await UnderLeaseAsync(
            key, RevokeOperation, isEnough: null, (taken, _) => RevokeStoredAsync(key, revoke, taken, cancellationToken), cancellationToken).ConfigureAwait(false);
        _logger.Revoking(key.Provider, key.User, outcome);
        if (outcome is RevocationOutcome.Revoked or RevocationOutcome.AlreadyInvalid)
        {
            // The second as well: it is what a repeat hears whose first answer was lost.
            _news.Tell(SyncEventKind.TokenRevoked, key);
        }

        return outcome;
    }

    private async Task<RevocationOutcome> RevokeStoredAsync(
        TokenKey key, Func<OAuthToken, CancellationToken, Task<RevocationOutcome>> revoke, long taken, CancellationToken cancellationToken)
    {
        RevocationOutcome outcome = RevocationOutcome.NothingStored;
        StoredToken? stored = await Store.GetAsync(key, cancellationToken).ConfigureAwait(false);
        for (int attempt = 1; stored is not null; attempt++)
        {
            if (attempt > MaximumRevocations || !Fits(taken, TimeSpan.Zero))
            {
                return RevocationOutcome.Unknown;
            }

            RevocationOutcome said = await revoke(stored.Token, cancellationToken).ConfigureAwait(false);
            if (said is RevocationOutcome.Unknown)
            {
                return said;
            }

            // A grant whose end was confirmed may well end a second pair of it: that is no reason to take the confirmation back.
            outcome = outcome is RevocationOutcome.Revoked ? outcome : said;

            // Without a lease another process may have stored another pair: then that one is what lives.
            stored = await Store.TryRemoveAsync(key, stored, cancellationToken).ConfigureAwait(false) ? null : await Store.GetAsync(key, cancellationToken).ConfigureAwait(false);
        }

        return outcome;
    }
}
