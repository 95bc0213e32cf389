using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk;

/// <summary>An authorization under way: what must be known when the user comes back. It prints no secret.</summary>
public sealed class PendingAuthorization
{
    /// <summary>Gets the provider that the user was sent to.</summary>
    public required ProviderId Provider { get; init; }

    /// <summary>Gets the name of the client that sent them; <see langword="null"/> for the one without a name.</summary>
    public string? Client { get; init; }

    /// <summary>Gets whose tokens it will be.</summary>
    public required UserKey User { get; init; }

    /// <summary>Gets a keyed hash of what binds the flow to one browser; its key is the state, which is not stored.</summary>
    public required string BindingHash { get; init; }

    /// <summary>Gets where the provider sends the user back to.</summary>
    public required Uri RedirectUri { get; init; }

    /// <summary>Gets the PKCE verifier that the code is exchanged with. Secret, but of no use without the code.</summary>
    public required string Verifier { get; init; }

    /// <summary>Gets the scopes that are asked for.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>Gets the only account that may be connected; <see langword="null"/> where any may.</summary>
    public string? ExpectedAccountId { get; init; }

    /// <summary>Gets when the user was sent away.</summary>
    public required Instant BegunAt { get; init; }

    /// <summary>Gets until when they may come back.</summary>
    public required Instant ExpiresAt { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"(authorization at {Provider}, until {ExpiresAt})";
}
