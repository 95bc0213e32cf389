using FitbitSdk.Records;

namespace FitbitSdk.Http;

/// <summary>What came of an authorization. It prints no id.</summary>
public sealed class AuthorizationResult
{
    /// <summary>Gets what the user's return means.</summary>
    public required AuthorizationOutcome Outcome { get; init; }

    /// <summary>Gets who was asked: the user that the flow was begun for, whatever the callback may say.</summary>
    public required UserKey User { get; init; }

    /// <summary>Gets the provider's id of the account that was connected; <see langword="null"/> unless tokens were stored.</summary>
    public string? AccountId { get; init; }

    /// <summary>Gets the scopes that were granted; empty unless tokens were stored.</summary>
    public IReadOnlyList<string> GrantedScopes { get; init; } = [];

    /// <summary>Gets the scopes that were asked for and not granted: users may untick them. Streams that need one report a missing scope.</summary>
    public IReadOnlyList<string> MissingScopes { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => $"{Outcome}, {GrantedScopes.Count} scopes granted, {MissingScopes.Count} missing";
}
