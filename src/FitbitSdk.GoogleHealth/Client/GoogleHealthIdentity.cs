namespace FitbitSdk.GoogleHealth;

/// <summary>The ids of an account. It prints neither.</summary>
public sealed class GoogleHealthIdentity
{
    /// <summary>Gets the id of the account in this API.</summary>
    public required string HealthUserId { get; init; }

    /// <summary>Gets the id of the same account in the Fitbit Web API, for joining what was read there; <see langword="null"/> where it never had one.</summary>
    public string? LegacyUserId { get; init; }
}
