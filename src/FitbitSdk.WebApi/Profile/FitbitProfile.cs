using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>What a sync needs of an account's profile.</summary>
public sealed class FitbitProfile
{
    /// <summary>Gets the IANA id of the zone the account is set to now, for example <c>Europe/London</c>; <see langword="null"/> where it is missing.</summary>
    public string? TimeZoneId { get; init; }

    /// <summary>Gets that zone; <see langword="null"/> where its id is missing or unknown to the time zone database of NodaTime.</summary>
    public DateTimeZone? TimeZone => TimeZoneId is { } id ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) : null;

    /// <summary>Gets how far the account's local time is ahead of UTC now; <see langword="null"/> where it is missing.</summary>
    public Offset? Offset { get; init; }
}
