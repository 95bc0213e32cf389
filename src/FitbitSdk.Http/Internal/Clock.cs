using NodaTime;

namespace FitbitSdk.Http;

internal static class Clock
{
    /// <summary>Gives the time by the injected clock.</summary>
    public static Instant GetInstant(this TimeProvider time) => Instant.FromDateTimeOffset(time.GetUtcNow());
}
