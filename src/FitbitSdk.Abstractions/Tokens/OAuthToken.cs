using NodaTime;

namespace FitbitSdk;

/// <summary>A pair of tokens as a provider issued it. It prints no secret.</summary>
public sealed class OAuthToken
{
    /// <summary>Gets the token that authorizes requests.</summary>
    public required AccessToken Access { get; init; }

    /// <summary>Gets the token with which the next pair is asked for; <see langword="null"/> where none was issued.</summary>
    public required RefreshToken? Refresh { get; init; }

    /// <summary>Gets when the access token expires, by the clock of the one who stored it.</summary>
    public required Instant ExpiresAt { get; init; }

    /// <summary>Gets when the pair was asked for, by the same clock; <see langword="null"/> where that is not known. A token that lives for minutes
    /// only is then not refreshed before half of them are over.</summary>
    public Instant? IssuedAt { get; init; }

    /// <summary>Gets the scopes that were granted; empty where the answer did not say.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>Gets the provider's id of the account; <see langword="null"/> where the answer did not say.</summary>
    public string? AccountId { get; init; }

    /// <summary>Gets which pairs came before this one. <c>TokenManager</c> keeps it; a host that stores pairs itself need not set it.</summary>
    public TokenLineage Lineage { get; init; } = TokenLineage.Empty;

    /// <inheritdoc/>
    public override string ToString() => $"(tokens, valid until {ExpiresAt})";
}
