using NodaTime;

namespace FitbitSdk.Http;

public sealed partial class TokenManager
{
    internal static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(60);

    private const int MaximumPosts = 3;
    private const int MaximumWrites = 3;

    private static readonly TimeSpan LeasePoll = TimeSpan.FromSeconds(1);

    // Waiting for a lease and holding one: what takes longer has hung.
    private static readonly TimeSpan FlightLimit = LeaseTime * 3;

    private async Task<AccessToken> FlyAsync(TokenKey key, AccessToken? refused, ITokenEndpoint endpoint)
    {
        using CancellationTokenSource limit = new(FlightLimit, _time);
        try
        {
            return _lease is null
                ? await RefreshAsync(key, refused, endpoint, limit.Token).ConfigureAwait(false)
                : await RefreshUnderLeaseAsync(_lease, key, refused, endpoint, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (limit.IsCancellationRequested)
        {
            throw new HealthApiException(HealthApiErrorKind.Unavailable, OAuthTokenEndpoint.Operation, "the refresh took too long and was given up.", e);
        }
        finally
        {
            lock (_lock)
            {
                _flights.Remove(key);
            }
        }
    }

    private async Task<AccessToken> RefreshUnderLeaseAsync(
        ITokenLease leases, TokenKey key, AccessToken? refused, ITokenEndpoint endpoint, CancellationToken cancellationToken)
    {
        long started = _time.GetTimestamp();
        IAsyncDisposable? lease;
        while ((lease = await leases.TryAcquireAsync(key, LeaseTime, cancellationToken).ConfigureAwait(false)) is null)
        {
            // Whoever holds it is refreshing: what they store is what we want.
            StoredToken? stored = await Store.GetAsync(key, cancellationToken).ConfigureAwait(false);
            if (IsUsable(stored, refused, endpoint))
            {
                _logger.StoredTokensAdopted(key.Provider, key.User);
                return stored.Token.Access;
            }

            if (_time.GetElapsedTime(started) > LeaseTime + LeasePoll)
            {
                throw new HealthApiException(HealthApiErrorKind.Unavailable, OAuthTokenEndpoint.Operation, "another process keeps the token lease.");
            }

            await Task.Delay(LeasePoll, _time, cancellationToken).ConfigureAwait(false);
        }

        try
        {
            return await RefreshAsync(key, refused, endpoint, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await GiveBackAsync(lease, key).ConfigureAwait(false);
        }
    }

    /// <summary>Refreshes what is stored. Before every POST the store is read, so that a token whose successor is stored is never posted.</summary>
    private async Task<AccessToken> RefreshAsync(TokenKey key, AccessToken? refused, ITokenEndpoint endpoint, CancellationToken cancellationToken)
    {
        long started = _time.GetTimestamp();
        for (int posts = 1; ; posts++)
        {
            StoredToken? stored = await Store.GetAsync(key, cancellationToken).ConfigureAwait(false);
            if (IsUsable(stored, refused, endpoint))
            {
                return stored.Token.Access;
            }

            if (posts > MaximumPosts)
            {
                throw new HealthApiException(HealthApiErrorKind.Unavailable, OAuthTokenEndpoint.Operation, "others keep replacing the stored tokens.");
            }

            RefreshToken refresh = stored?.Token.Refresh ?? throw new NeedsAuthorizationException(
                OAuthTokenEndpoint.Operation, stored is null ? "no tokens are stored for the user." : "the access token is spent and there is no refresh token.");
            try
            {
                OAuthToken next = Complete(await endpoint.RefreshAsync(refresh, cancellationToken).ConfigureAwait(false), stored.Token);
                if (await KeepAsync(key, stored, next, cancellationToken).ConfigureAwait(false))
                {
                    _logger.TokensRefreshed(key.Provider, key.User, next.ExpiresAt);
                    return next.Access;
                }

                // Someone was first: what they stored counts, and is looked at like any other pair.
                _logger.StoredTokensAdopted(key.Provider, key.User);
            }
            catch (HealthApiException e) when (e.Kind is HealthApiErrorKind.Unavailable or HealthApiErrorKind.Protocol)
            {
                // The answer is lost, and with it perhaps the only copy of the next pair: the identical POST is answered the same again.
                _logger.RefreshAnswerLost(key.Provider, key.User, posts, e.Kind);
                TimeSpan pause = TimeSpan.FromSeconds(posts);
                bool fits = _time.GetElapsedTime(started) + pause + OAuthTokenEndpoint.PostTimeout <= LeaseTime;
                if (posts >= MaximumPosts || !fits)
                {
                    throw;
                }

                await Task.Delay(pause, _time, cancellationToken).ConfigureAwait(false);
            }
            catch (NeedsAuthorizationException) when (posts < MaximumPosts)
            {
                // Someone who does not heed the lease may have used it and stored what came of it. Whoever heeds it has stored theirs: a lease is
                // longer than any POST. So there is nothing to wait for, and a pair stored later ends the state anyway.
                if (!await IsReplacedAsync(key, refresh, cancellationToken).ConfigureAwait(false))
                {
                    _logger.RefreshTokenRefused(key.Provider, key.User);
                    throw;
                }
            }
        }
    }

    private static OAuthToken Complete(OAuthToken issued, OAuthToken before) => new()
    {
        Access = issued.Access,
        Refresh = issued.Refresh ?? before.Refresh,
        ExpiresAt = issued.ExpiresAt,
        Scopes = issued.Scopes.Count > 0 ? issued.Scopes : before.Scopes,
        AccountId = issued.AccountId ?? before.AccountId,
    };

    /// <summary>Looks whether someone else stored a successor of a refused refresh token.</summary>
    private async Task<bool> IsReplacedAsync(TokenKey key, RefreshToken refresh, CancellationToken cancellationToken)
    {
        StoredToken? stored = await Store.GetAsync(key, cancellationToken).ConfigureAwait(false);
        return stored is not null && !refresh.Equals(stored.Token.Refresh);
    }

    /// <summary>Stores a new pair.</summary>
    /// <returns><see langword="false"/> where someone was first.</returns>
    private async Task<bool> KeepAsync(TokenKey key, StoredToken expected, OAuthToken next, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                if (await Store.TryReplaceAsync(key, expected, next, cancellationToken).ConfigureAwait(false) is not null)
                {
                    return true;
                }

                // A write whose answer was lost looks like a lost race at its repeat.
                return attempt > 1 && (await Store.GetAsync(key, cancellationToken).ConfigureAwait(false))?.Token.Access.Equals(next.Access) is true;
            }
            catch (Exception e) when (attempt < MaximumWrites && !cancellationToken.IsCancellationRequested)
            {
                // This is the only copy of the pair, so one fault of the store is not the end of it.
                _logger.StoreFailed(key.Provider, key.User, attempt, e.GetType().Name);
                TimeSpan pause = TimeSpan.FromSeconds(attempt);
                await Task.Delay(pause, _time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task GiveBackAsync(IAsyncDisposable lease, TokenKey key)
    {
        try
        {
            await lease.DisposeAsync().ConfigureAwait(false);
        }
#pragma warning disable CA1031 // The tokens are stored: a lease that cannot be given back runs out and must not take them away.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _logger.LeaseNotGivenBack(key.Provider, key.User, e.GetType().Name);
        }
    }
}
