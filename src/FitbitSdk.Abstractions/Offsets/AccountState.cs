using NodaTime;

namespace FitbitSdk;

/// <summary>What belongs to an account as a whole.</summary>
public sealed record AccountState
{
    /// <summary>Gets when the provider was last asked for the account's status.</summary>
    public Instant? CheckedAt { get; init; }

    /// <summary>Gets until when each tracker has uploaded, by tracker id; a value never falls.</summary>
    public IReadOnlyDictionary<string, Instant> Watermarks { get; init; } = new Dictionary<string, Instant>(StringComparer.Ordinal);

    /// <summary>Gets the trackers that are listed now, of those that have a watermark; <see langword="null"/> where that is not known, and so all count.</summary>
    public IReadOnlySet<string>? Trackers { get; init; }

    /// <summary>Gets when it was last noticed that a tracker had uploaded.</summary>
    public Instant? UploadNoticedAt { get; init; }

    /// <summary>Gets when the provider was last asked for the account's zone.</summary>
    public Instant? ZoneCheckedAt { get; init; }

    /// <summary>Gets the zones that were seen, with the instant at which each was first seen.</summary>
    public ZoneHistory Zones { get; init; } = ZoneHistory.Empty;

    /// <summary>Gets the quota as last reported.</summary>
    public QuotaState? Quota { get; init; }

    /// <summary>Gets the scopes that were granted, as last reported; <see langword="null"/> where the service does not say.</summary>
    public IReadOnlySet<string>? Scopes { get; init; }

    /// <summary>Gets whether the user must authorize again before anything can be read.</summary>
    public bool NeedsAuthorization { get; init; }

    /// <summary>Gets which authorization was refused (<see cref="IHealthDataSource.GetAuthorizationAsync"/>): another one ends the state.</summary>
    public string? RefusedAuthorization { get; init; }
}
