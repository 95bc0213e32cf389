using NodaTime;

namespace FitbitSdk.Http;

/// <summary>What the provider itself says of a user's access token. It prints no id.</summary>
public sealed class GrantIntrospection
{
    /// <summary>Gets whether the token works now.</summary>
    public required bool IsActive { get; init; }

    /// <summary>Gets its scopes, in the words with which they are asked for; empty where the token does not work.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>Gets when it expires, by the provider's clock; <see langword="null"/> where the answer does not say.</summary>
    public Instant? ExpiresAt { get; init; }

    /// <summary>Gets the id of the application that it was issued to; <see langword="null"/> where the answer does not say.</summary>
    public string? ClientId { get; init; }

    /// <summary>Gets the provider's id of the account; <see langword="null"/> where the answer does not say. Google's never does.</summary>
    public string? AccountId { get; init; }

    /// <inheritdoc/>
    public override string ToString() => IsActive ? $"active, {Scopes.Count} scopes, until {ExpiresAt}" : "not active";
}
