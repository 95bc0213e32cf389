namespace FitbitSdk.Http;

/// <content>One refresh: the POSTs, the write.</content>
public sealed partial class TokenManager
{
    private const int MaximumPosts = 3;
    private const int MaximumWrites = 3;

    private Task<OAuthToken> RefreshAsync(TokenKey key, AccessToken? refused, ITokenEndpoint endpoint, CancellationToken cancellationToken) => UnderLeaseAsync(
        key,
        OAuthTokenEndpoint.Operation,
        stored => IsUsable(stored, refused, endpoint),
        (taken, theirs) => theirs is null ? RefreshAsync(key, refused, endpoint, taken, cancellationToken) : Task.FromResult(theirs.Token),
        cancellationToken);

    /// <summary>Refreshes what is stored. Before every POST the store is read, so that a token whose successor is stored is never posted.</summary>
    private async Task<OAuthToken> RefreshAsync(TokenKey key, AccessToken? refused, ITokenEndpoint endpoint, long taken, CancellationToken cancellationToken)
    {
        for (int posts = 1; ; posts++)
        {
            StoredToken? stored = await Store.GetAsync(key, cancellationToken).ConfigureAwait(false);
            if (IsUsable(stored, refused, endpoint))
            {
                return stored.Token;
            }

            _refused.ThrowIfKnown(key, stored);
            RefreshToken refresh = stored?.Token.Refresh ?? throw new NeedsAuthorizationException(
                OAuthTokenEndpoint.Operation, stored is null ? "no tokens are stored for the user." : "the access token is spent and there is no refresh token.")
            {
                RefusedAuthorization = StampOf(stored),
            };
            if (posts > MaximumPosts || !Fits(taken, TimeSpan.Zero))
            {
                throw Unavailable(OAuthTokenEndpoint.Operation, "others keep replacing the stored tokens, or the store is too slow.");
            }

            try
            {
                OAuthToken next = Complete(await endpoint.RefreshAsync(refresh, cancellationToken).ConfigureAwait(false), stored.Token);
                _refused.Forget(key);
                if (await KeepAsync(key, stored, next, cancellationToken).ConfigureAwait(false))
                {
                    _logger.TokensRefreshed(key.Provider, key.User, next.ExpiresAt);
                    _news.Tell(SyncEventKind.TokenRefreshed, key);
                    return next;
                }

                // Someone was first: what they stored counts, and is looked at like any other pair.
                _logger.StoredTokensAdopted(key.Provider, key.User);
            }
            catch (HealthApiException e) when (e.Kind is HealthApiErrorKind.Unavailable or HealthApiErrorKind.Protocol && !IsUnsent(e))
            {
                // The answer is lost, and with it perhaps the only copy of the next pair: the identical POST is answered the same again.
                _logger.RefreshAnswerLost(key.Provider, key.User, posts, e.Kind);
                // A service that says when it will be back is not asked before.
                TimeSpan pause = TimeSpan.FromSeconds(Math.Max(posts, (e.RetryAt - _time.GetInstant())?.TotalSeconds ?? 0));
                if (posts >= MaximumPosts || !Fits(taken, pause))
                {
                    throw;
                }

                await Task.Delay(pause, _time, cancellationToken).ConfigureAwait(false);
            }
            catch (NeedsAuthorizationException e)
            {
                if (!await IsReplacedAsync(key, stored, cancellationToken).ConfigureAwait(false))
                {
                    _logger.RefreshTokenRefused(key.Provider, key.User);
                    throw _refused.Add(key, stored, e);
                }
            }
            catch (HealthApiException e) when (e.Kind is not (HealthApiErrorKind.Unavailable or HealthApiErrorKind.Protocol))
            {
                throw _refused.Add(key, stored, e);
            }
        }
    }

    /// <summary>Says whether the breaker kept the POST back: no answer is lost then, and the breaker outlasts all repeats.</summary>
    internal static bool IsUnsent(HealthApiException error) => error is { Status: null, RetryAt: not null };

    private static OAuthToken Complete(OAuthToken issued, OAuthToken before) => new()
    {
        Access = issued.Access,
        Refresh = issued.Refresh ?? before.Refresh,
        ExpiresAt = issued.ExpiresAt,
        IssuedAt = issued.IssuedAt,
        Scopes = issued.Scopes.Count > 0 ? issued.Scopes : before.Scopes,
        AccountId = issued.AccountId ?? before.AccountId,
        Lineage = issued.Refresh is null || issued.Refresh.Equals(before.Refresh) ? before.Lineage : before.Lineage.WithSpent(before),
    };

    /// <summary>Looks whether someone else stored another pair than the refused one.</summary>
    private async Task<bool> IsReplacedAsync(TokenKey key, StoredToken refused, CancellationToken cancellationToken)
    {
        long started = _time.GetTimestamp();
        while (true)
        {
            StoredToken? stored = await Store.GetAsync(key, cancellationToken).ConfigureAwait(false);
            if (stored?.Version != refused.Version)
            {
                return true;
            }

            // Without a lease another process may have used the token and be about to store what came of it. With one there is nothing to wait
            // for: it is longer than any POST and was ours while the token was read and posted, so whoever used the token before has stored the
            // successor already, or died with it.
            if (_lease is not null || _time.GetElapsedTime(started) >= LeaseTime)
            {
                return false;
            }

            await Task.Delay(Poll, _time, cancellationToken).ConfigureAwait(false);
        }
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

    private static HealthApiException Unavailable(string operation, string reason, Exception? cause = null) =>
        new(HealthApiErrorKind.Unavailable, operation, reason, cause);
}
