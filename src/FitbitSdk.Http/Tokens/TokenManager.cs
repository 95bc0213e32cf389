using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
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
/// that <see cref="AccountStatus.Quota"/> shows. A refresh token that was refused is posted once only: until another pair is stored, calls of
/// that user fail at once. After any other refusal the service is left alone, for a minute at first: calls that need a refresh fail at once, with
/// <see cref="HealthApiException.RetryAt"/>; those of all users where it is the application that is refused.</para>
/// <para><see href="https://dev.fitbit.com/build/reference/web-api/developer-guide/authorization/">Source</see>.</para>
/// </remarks>
public sealed partial class TokenManager : IAccessTokenProvider
{
    // One that others began before they knew of the refusal, and one that did know.
    private const int MaximumFlights = 2;

    // One for each user whose pair is refreshed, revoked or replaced now; each ends within FlightLimit.
    private readonly Dictionary<TokenKey, Task> _flights = [];
    private readonly Lock _lock = new();
    private readonly RefusedRefreshes _refused;
    private readonly string? _client;
    private readonly ITokenStore? _store;
    private readonly ITokenLease? _lease;
    private readonly ConcurrentDictionary<ProviderId, ITokenEndpoint> _endpoints = new();
    private readonly Func<ProviderId, ITokenEndpoint> _createEndpoint;
    private readonly TimeProvider _time;
    private readonly TokenNews _news;
    private readonly ILogger _logger;

    internal TokenManager(
        string? client,
        ITokenStore? store,
        ITokenLease? lease,
        Func<ProviderId, ITokenEndpoint> endpoints,
        TimeProvider time,
        TokenNews news,
        ILogger<TokenManager> logger) =>
        (_client, _store, _lease, _createEndpoint, _time, _refused, _news, _logger) = (client, store, lease, endpoints, time, new(time), news, logger);

    private ITokenStore Store => _store ?? throw new InvalidOperationException(TokenSources.NoStore(_client));

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
        StoredToken? stored = await Store.GetAsync(key, cancellationToken).ConfigureAwait(false);
        return (await ObtainAsync(key, stored, refused, cancellationToken).ConfigureAwait(false)).Access;
    }

    /// <summary>Refreshes a user's pair now, though it may still be valid: for a host that hands tokens to others, or checks a consent.</summary>
    /// <param name="key">Whose.</param>
    /// <param name="cancellationToken">Stops this caller's wait; a refresh that has begun goes on.</param>
    /// <returns>The new pair, which is stored. Where a refresh of that user was running already, what that one gave.</returns>
    /// <exception cref="NeedsAuthorizationException">No tokens are stored, or the refresh token is missing or refused.</exception>
    /// <exception cref="HealthApiException">The application is refused, or the token service gave no usable answer.</exception>
    /// <remarks>Costs one request to the token service.</remarks>
    public async ValueTask<OAuthToken> RefreshAsync(TokenKey key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        StoredToken? stored = await Store.GetAsync(key, cancellationToken).ConfigureAwait(false);
        return await ObtainAsync(key, stored, stored?.Token.Access, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Gives a token for a request.</summary>
    /// <exception cref="MissingScopeException">The user did not grant a scope that the request needs: it would be refused.</exception>
    internal async ValueTask<AccessToken> GetAsync(RequestTicket ticket, AccessToken? refused, CancellationToken cancellationToken)
    {
        StoredToken? stored = await Store.GetAsync(ticket.Key, cancellationToken).ConfigureAwait(false);
        OAuthToken token = await ObtainAsync(ticket.Key, stored, refused, cancellationToken).ConfigureAwait(false);
        if (token.Scopes is { Count: > 0 } granted)
        {
            foreach (string scope in ticket.Scopes)
            {
                if (!granted.Contains(scope, StringComparer.Ordinal))
                {
                    throw new MissingScopeException(ticket.Operation, $"the user did not grant the scope {scope}; no request was sent.");
                }
            }
        }

        return token.Access;
    }

    /// <summary>Gives the scopes that were granted, as far as the token service said; <see langword="null"/> where it did not.</summary>
    internal async ValueTask<IReadOnlyList<string>?> GetScopesAsync(TokenKey key, CancellationToken cancellationToken)
    {
        StoredToken? stored = await Store.GetAsync(key, cancellationToken).ConfigureAwait(false);
        return stored?.Token.Scopes is { Count: > 0 } scopes ? scopes : null;
    }

    /// <summary>Tells the stored pair from others; <c>none</c> where there is none.</summary>
    internal async ValueTask<string> GetStampAsync(TokenKey key, CancellationToken cancellationToken) =>
        StampOf(await Store.GetAsync(key, cancellationToken).ConfigureAwait(false));

    /// <summary>Tells the pair of an access token from others; <c>replaced</c> where it is no longer stored, whatever is.</summary>
    internal async ValueTask<string> GetStampAsync(TokenKey key, AccessToken token, CancellationToken cancellationToken)
    {
        StoredToken? stored = await Store.GetAsync(key, cancellationToken).ConfigureAwait(false);
        return token.Equals(stored?.Token.Access) ? StampOf(stored) : "replaced";
    }

    internal static string StampOf(StoredToken? stored) => stored?.Version.ToString(CultureInfo.InvariantCulture) ?? "none";

    private async ValueTask<OAuthToken> ObtainAsync(TokenKey key, StoredToken? stored, AccessToken? refused, CancellationToken cancellationToken)
    {
        ITokenEndpoint endpoint = _endpoints.GetOrAdd(key.Provider, _createEndpoint);   // the container would look it up at each request
        int flights = 0;
        while (!IsUsable(stored, refused, endpoint))
        {
            if (flights == MaximumFlights)
            {
                throw new HealthApiProtocolException(OAuthTokenEndpoint.Operation, "the token service gives out the access token that was just refused.");
            }

            _refused.ThrowIfKnown(key, stored);
            Task flight = Join(key, OAuthTokenEndpoint.Operation, limit => RefreshAsync(key, refused, endpoint, limit), out _);
            if (flight is Task<OAuthToken> refresh)
            {
                flights++;
                OAuthToken token = await refresh.WaitAsync(cancellationToken).ConfigureAwait(false);
                if (!token.Access.Equals(refused))
                {
                    return token;
                }
            }
            else
            {
                // The grant is being revoked, or another pair stored.
                await EndOfAsync(flight, cancellationToken).ConfigureAwait(false);
            }

            // After a revocation it is gone, as a rule. Or the flight was begun by someone who did not know of the refusal and found the stored token good enough.
            stored = await Store.GetAsync(key, cancellationToken).ConfigureAwait(false);
        }

        return stored.Token;
    }

    private bool IsUsable([NotNullWhen(true)] StoredToken? stored, AccessToken? refused, ITokenEndpoint endpoint) =>
        stored is not null && !stored.Token.Access.Equals(refused) && _time.GetInstant() + MarginOf(stored.Token, endpoint) < stored.Token.ExpiresAt;

    private static Duration MarginOf(OAuthToken token, ITokenEndpoint endpoint)
    {
        Duration margin = Duration.FromTimeSpan(endpoint.RefreshMargin);

        // A token that lives shorter than the margin would else be refreshed at each request.
        return token.IssuedAt is { } issued && issued < token.ExpiresAt ? Duration.Min(margin, (token.ExpiresAt - issued) / 2) : margin;
    }
}
