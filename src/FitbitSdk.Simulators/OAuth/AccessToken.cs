namespace FitbitSdk.Simulators.OAuth;

/// <summary>One access token. It keeps the scopes it was issued with, whatever a later consent grants.</summary>
internal sealed class AccessToken(string text, DateTimeOffset issuedAt, IReadOnlyList<string> scopes)
{
    public const int LifetimeSeconds = 28800;

    public string Text { get; } = text;
    public DateTimeOffset IssuedAt { get; } = issuedAt;
    public DateTimeOffset ExpiresAt => IssuedAt.AddSeconds(LifetimeSeconds);
    public IReadOnlyList<string> Scopes { get; } = scopes;

    public bool IsExpired(DateTimeOffset now) => now >= ExpiresAt;

    public override string ToString() => "[redacted]";
}

internal enum AccessTokenState
{
    Valid,
    Expired,
    Invalid,
}

/// <summary>What a bearer token is worth. The user is named as far as known, also for a token that no longer works.</summary>
internal readonly record struct AccessCheck(AccessTokenState State, string? UserId, IReadOnlyList<string> Scopes);
