using NodaTime;

namespace FitbitSdk.Http;

/// <summary>Reads times of introspection answers, of which it is not documented whether they count seconds or milliseconds.</summary>
internal static class UnixTime
{
    // As seconds the year 5138, as milliseconds March 1973: no token's time is near either.
    private const long FirstMillisecond = 100_000_000_000;

    // The last instant that NodaTime can tell, in seconds.
    private const long Last = 253_402_300_799;

    public static Instant? Read(long? value) => value switch
    {
        null or < 0 or > Last * 1000 => null,
        >= FirstMillisecond => Instant.FromUnixTimeMilliseconds(value.Value),
        _ => Instant.FromUnixTimeSeconds(value.Value),
    };
}
