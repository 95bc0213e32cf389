using NodaTime;
using static FitbitSdk.Sync.Tests.Times;

namespace FitbitSdk.Sync.Tests.RadarDefects;

/// <summary>The rules by which RADAR-base's connector moved its offsets, as far as the tests beside it compare with them.</summary>
internal static class Ancestor
{
    public static readonly Duration LookBack = Duration.FromDays(1);

    /// <summary>The requests of a day at its pace, for the routes that it polls every hour once the quota's size is heeded.</summary>
    public const int RoutesAtFullPace = 7;

    /// <summary>A date route asks for the date in which the offset lies, and stores the start of that range as its offset.</summary>
    public static (LocalDate Asked, Instant Offset) PollRestingHeartRate(Instant offset)
    {
        Instant start = offset + Duration.FromSeconds(1);
        return (start.InUtc().Date, start);
    }

    /// <summary>A nightly route asks from the date of its offset on; the offset is the time of the last record, which lies within that date.</summary>
    public static LocalDate PollNights(Instant offset) => (offset + Duration.FromSeconds(1)).InUtc().Date;

    /// <summary>An intraday route asks for all up to a day before now, whatever the tracker has uploaded, and stores the time of the last row.</summary>
    public static Instant PollMinutes(Instant now) => now - LookBack - Duration.FromMinutes(1);

    /// <summary>After midnight, an offset at the last minute of a day asks for that day.</summary>
    public static (Instant From, Instant To) WindowAfter(Instant lastRecord, Instant now) =>
        lastRecord.InUtc().Date == now.InUtc().Date ? (lastRecord, now) : (StartOfDay(lastRecord), StartOfDay(lastRecord) + Duration.FromDays(1));

    private static Instant StartOfDay(Instant time) => At(time.InUtc().Day);
}
