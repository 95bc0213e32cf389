using Microsoft.Extensions.Logging;

namespace FitbitSdk.Http;

/// <summary>What an authorization works with.</summary>
internal sealed class AuthorizationParts
{
    public required ClientKey Client { get; init; }

    public required string ClientId { get; init; }

    public required IAuthorizationDialect Dialect { get; init; }

    public required OAuthTransport Transport { get; init; }

    /// <summary>Gets the gate before the user's quota, which the client's other requests pass, too.</summary>
    public required RateGate Gate { get; init; }

    public required ITokenEndpoint Endpoint { get; init; }

    public required IAuthorizationStateStore States { get; init; }

    public required TokenManager Tokens { get; init; }

    /// <summary>Gets the store behind <see cref="Tokens"/>; <see langword="null"/> where a host brings its own <see cref="IAccessTokenProvider"/> and none.</summary>
    public required ITokenStore? Store { get; init; }

    public required TimeProvider Time { get; init; }

    public required ILogger Logger { get; init; }
}
