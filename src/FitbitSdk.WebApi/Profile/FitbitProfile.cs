using System.Text.Json.Serialization;
using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>The person behind an account and what they set. What is <see langword="null"/> they did not say, or do not show.</summary>
public sealed partial class FitbitProfile
{
    /// <summary>Gets the IANA id of the zone the account is set to now, for example <c>Europe/London</c>; <see langword="null"/> where it is missing.</summary>
    [JsonPropertyName("timezone")]
    public string? TimeZoneId { get; init => field = string.IsNullOrEmpty(value) ? null : value; }

    /// <summary>Gets that zone; <see langword="null"/> where its id is missing or unknown to the time zone database of NodaTime.</summary>
    [JsonIgnore]
    public DateTimeZone? TimeZone => TimeZoneId is { } id ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) : null;

    /// <summary>Gets how far the account's local time is ahead of UTC now; <see langword="null"/> where it is missing.</summary>
    [JsonPropertyName("offsetFromUTCMillis")]
    [JsonConverter(typeof(OffsetConverter))]
    public Offset? Offset { get; init; }
}
