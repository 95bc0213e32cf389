using System.Diagnostics.CodeAnalysis;
using FitbitSdk.Records;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace FitbitSdk.Http;

/// <summary>Keeps users' tokens fresh: the default <see cref="IAccessTokenProvider"/>.</summary>
/// <remarks>
/// <para>Refresh tokens may be single-use, so at most one refresh of a user runs in the process, and with an <see cref="ITokenLease"/> at
/// most one across processes. A new pair is stored before anyone uses it. A refresh is shared work: a caller who is cancelled leaves it
/// running for the others, and for the store.</para>
/// <para>A refresh costs one request to the token service, at most three where answers are lost; none of them counts towards the quota
/// that <see cref="AccountStatus.Quota"/> shows.</para>
/// <para><see href="https://dev.fitbit.com/build/reference/web-api/developer-guide/authorization/">Source</see>.</para>
/// </remarks>
public sealed partial class TokenManager : IAccessTokenProvider
{
    private readonly Dictionary<TokenKey, Task<AccessToken>> _flights = [];
    private readonly Lock _lock = new();
    private readonly ITokenStore? _store;
    private readonly ITokenLease? _lease;
    private readonly Func<ProviderId, ITokenEndpoint> _endpoints;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    internal TokenManager(ITokenStore? store, ITokenLease? lease, Func<ProviderId, ITokenEndpoint> endpoints, TimeProvider time, ILogger<TokenManager> logger) =>
        (_store, _lease, _endpoints, _time, _logger) = (store, lease, endpoints, time, logger);

    internal const string NoStore =
        "There is no store for tokens. Call UseSqlite(path) or AddTokenStore<T>() on what the client's Add method returns, or register an IAccessTokenProvider of your own.";

    internal bool HasStore => _store is not null;

    private ITokenStore Store => _store ?? throw new InvalidOperationException(NoStore);

    /// <summary>Gives a token that is valid now, refreshing the stored pair where it is about to expire or was refused.</summary>
    /// <param name="key">Whose.</param>
    /// <param name="refused">A token that the service just refused; <see langword="null"/> at the first try of a request.</param>
    /// <param name="cancellationToken">Stops this caller's wait; a refresh that has begun goes on.</param>
    /// <returns>The token; never <paramref name="refused"/>.</returns>
    /// <exception cref="NeedsAuthorizationException">No tokens are stored, or the refresh token is missing or refused.</exception>
    /// <exception cref="HealthApiException">The application is refused (<see cref="HealthApiErrorKind.ApplicationRefused"/>), or the token
    /// service gave no usable answer (<see cref="HealthApiErrorKind.Unavailable"/>): the call may be repeated later.</exception>
    public async ValueTask<AccessToken> GetAsync(TokenKey key, AccessToken? refused, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        ITokenEndpoint endpoint = _endpoints(key.Provider);
        while (true)
        {
            StoredToken? stored = await Store.GetAsync(key, cancellationToken).ConfigureAwait(false);
            if (IsUsable(stored, refused, endpoint))
            {
                return stored.Token.Access;
            }

            AccessToken token = await Join(key, refused, endpoint).WaitAsync(cancellationToken).ConfigureAwait(false);
            if (!token.Equals(refused))
            {
                return token;
            }

            // The flight was begun by someone who did not know of the refusal and found the stored token good enough.
        }
    }

    /// <summary>Stores a pair that comes from elsewhere: an authorizer service, a secret store, another program.</summary>
    /// <param name="key">Whose.</param>
    /// <param name="token">The pair.</param>
    /// <param name="adoption">What happens to a pair that is already stored. A source that hands out the same pair at every start must use
    /// <see cref="TokenAdoption.KeepStored"/>: by then that pair was rotated, and storing it again would lose the user.</param>
    /// <param name="cancellationToken">Stops the call; whether the pair was stored is then unknown.</param>
    /// <returns>Whether the pair was stored; <see langword="false"/> where the one that was there stays.</returns>
    public async ValueTask<bool> AdoptAsync(
        TokenKey key, OAuthToken token, TokenAdoption adoption = TokenAdoption.KeepStored, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(token);
        while (true)
        {
            StoredToken? stored = await Store.GetAsync(key, cancellationToken).ConfigureAwait(false);
            if (stored is not null && (adoption is TokenAdoption.KeepStored || (stored.Token.Access.Equals(token.Access) && Equals(stored.Token.Refresh, token.Refresh))))
            {
                return false;
            }

            if (await Store.TryReplaceAsync(key, stored, token, cancellationToken).ConfigureAwait(false) is not null)
            {
                _logger.TokensAdopted(key.Provider, key.User);
                return true;
            }
        }
    }

    /// <summary>Gives the scopes that were granted, as far as the token service said; <see langword="null"/> where it did not.</summary>
    internal async ValueTask<IReadOnlyList<string>?> GetScopesAsync(TokenKey key, CancellationToken cancellationToken)
    {
        StoredToken? stored = await Store.GetAsync(key, cancellationToken).ConfigureAwait(false);
        return stored?.Token.Scopes is { Count: > 0 } scopes ? scopes : null;
    }

    /// <summary>Tells the stored pair from others; <c>none</c> where there is none.</summary>
    internal async ValueTask<string> GetStampAsync(TokenKey key, CancellationToken cancellationToken)
    {
        // Versions begin anew when tokens were removed, so the version alone could name two pairs.
        StoredToken? stored = await Store.GetAsync(key, cancellationToken).ConfigureAwait(false);
        return stored is null ? "none" : FormattableString.Invariant($"{stored.Version}-{stored.Token.ExpiresAt.ToUnixTimeMilliseconds()}");
    }

    private bool IsUsable([NotNullWhen(true)] StoredToken? stored, AccessToken? refused, ITokenEndpoint endpoint) =>
        stored is not null && !stored.Token.Access.Equals(refused) && _time.GetInstant() + Duration.FromTimeSpan(endpoint.RefreshMargin) < stored.Token.ExpiresAt;

    private Task<AccessToken> Join(TokenKey key, AccessToken? refused, ITokenEndpoint endpoint)
    {
        lock (_lock)
        {
            if (!_flights.TryGetValue(key, out Task<AccessToken>? flight))
            {
                // Begun on a thread of its own: the work belongs to all who wait, not to the one who came first.
                flight = Task.Run(() => FlyAsync(key, refused, endpoint), CancellationToken.None);
                _flights.Add(key, flight);
                // Where all who waited have left, nobody looks at the outcome.
                _ = flight.ContinueWith(static done => _ = done.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            }

            return flight;
        }
    }
}
