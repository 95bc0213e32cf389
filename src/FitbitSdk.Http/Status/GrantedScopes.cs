using System.Collections.Frozen;

namespace FitbitSdk.Http;

internal static class GrantedScopes
{
    /// <summary>Gives the scopes that a user granted, as far as they are known; <see langword="null"/> where not, as with tokens from elsewhere.</summary>
    public static async ValueTask<IReadOnlySet<string>?> GetGrantedScopesAsync(this IAccessTokenProvider tokens, TokenKey key, CancellationToken cancellationToken) =>
        tokens is TokenManager manager && await manager.GetScopesAsync(key, cancellationToken).ConfigureAwait(false) is { } scopes
            ? scopes.ToFrozenSet(StringComparer.Ordinal)
            : null;

    /// <summary>Gives a token for a request.</summary>
    /// <exception cref="MissingScopeException">The user is known not to have granted a scope that the request needs.</exception>
    public static ValueTask<AccessToken> GetAsync(this IAccessTokenProvider tokens, RequestTicket ticket, AccessToken? refused, CancellationToken cancellationToken) =>
        tokens is TokenManager manager ? manager.GetAsync(ticket, refused, cancellationToken) : tokens.GetAsync(ticket.Key, refused, cancellationToken);

    /// <summary>Tells the tokens of a user from others without naming them; <see langword="null"/> where they come from elsewhere.</summary>
    public static async ValueTask<string?> GetStampAsync(this IAccessTokenProvider tokens, TokenKey key, CancellationToken cancellationToken) =>
        tokens is TokenManager manager ? await manager.GetStampAsync(key, cancellationToken).ConfigureAwait(false) : null;

    /// <summary>Names the tokens that an access token belongs to in the same way; <see langword="null"/> where they come from elsewhere.</summary>
    public static async ValueTask<string?> GetStampAsync(this IAccessTokenProvider tokens, TokenKey key, AccessToken token, CancellationToken cancellationToken) =>
        tokens is TokenManager manager ? await manager.GetStampAsync(key, token, cancellationToken).ConfigureAwait(false) : null;
}
