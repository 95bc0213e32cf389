using NodaTime;

namespace FitbitSdk.Http;

/// <summary>What a user granted, as the stored tokens tell. It prints no id.</summary>
public sealed class HealthGrant
{
    /// <summary>Gets the granted scopes; empty where the provider never said.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>Gets the provider's id of the account; <see langword="null"/> where it never said.</summary>
    public required string? AccountId { get; init; }

    /// <summary>Gets when the stored access token expires; it is then refreshed.</summary>
    public required Instant AccessExpiresAt { get; init; }

    /// <summary>Gets whether a refresh token is stored. Without one the grant ends with its access token.</summary>
    public required bool CanRefresh { get; init; }

    /// <summary>Gives the scopes that are not granted.</summary>
    /// <param name="asked">The scopes that are needed.</param>
    /// <returns>Those of them that are missing, in the same order.</returns>
    public IReadOnlyList<string> GetMissing(IEnumerable<string> asked) => [.. asked.Except(Scopes, StringComparer.Ordinal)];

    /// <inheritdoc/>
    public override string ToString() => $"{Scopes.Count} scopes, access until {AccessExpiresAt}";
}
