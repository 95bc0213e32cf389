namespace FitbitSdk.Http;

/// <content>The end of a grant, in the place of a refresh: neither can undo the other.</content>
public sealed partial class TokenManager
{
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
            Task flight = Join(key, limit => RevokeNowAsync(key, revoke, limit));
            if (flight is Task<RevocationOutcome> revocation)
            {
                return await revocation.WaitAsync(cancellationToken).ConfigureAwait(false);
            }

            // What the refresh stores is what is to be revoked.
            await EndOfAsync(flight, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<RevocationOutcome> RevokeNowAsync(
        TokenKey key, Func<OAuthToken, CancellationToken, Task<RevocationOutcome>> revoke, CancellationToken cancellationToken)
    {
        RevocationOutcome outcome;
        try
        {
            outcome = await UnderLeaseAsync(
                key, static _ => false, (taken, _) => RevokeStoredAsync(key, revoke, taken, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        catch (HealthApiException e) when (e.Kind is HealthApiErrorKind.Unavailable)
        {
            outcome = RevocationOutcome.Unknown;
        }

        _logger.Revoking(key.Provider, key.User, outcome);
        if (outcome is RevocationOutcome.Revoked)
        {
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

            outcome = await revoke(stored.Token, cancellationToken).ConfigureAwait(false);
            if (outcome is RevocationOutcome.Unknown)
            {
                return outcome;
            }

            // An authorization, or without a lease another process, may have stored another pair: then that one is what lives.
            StoredToken? now = await Store.GetAsync(key, cancellationToken).ConfigureAwait(false);
            if (now?.Version == stored.Version)
            {
                await Store.RemoveAsync(key, cancellationToken).ConfigureAwait(false);
                now = null;
            }

            stored = now;
        }

        return outcome;
    }
}
