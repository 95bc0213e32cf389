using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk;

/// <summary>What a provider knows of an account at one moment.</summary>
public sealed class AccountStatus
{
    /// <summary>Gets until when each tracker has uploaded, by tracker id; empty where there is none or it may not be asked.</summary>
    /// <remarks>Scales and other devices without a day of wear do not count.</remarks>
    public required IReadOnlyDictionary<string, Instant> Watermarks { get; init; }

    /// <summary>Gets which parts were asked for: those of the request, and any that it took to understand them.</summary>
    public AccountParts Parts { get; init; } = AccountParts.All;

    /// <summary>Gets the zone the account is set to now; <see langword="null"/> where it cannot be read or was not asked for.</summary>
    public required DateTimeZone? Zone { get; init; }

    /// <summary>Gets the scopes that were granted; <see langword="null"/> where the service does not say.</summary>
    public IReadOnlySet<string>? Scopes { get; init; }

    /// <summary>Gets the quota that the service last reported for this account, if any.</summary>
    public QuotaState? Quota { get; init; }

    /// <summary>Gets how many requests the status cost.</summary>
    public int Requests { get; init; }
}
