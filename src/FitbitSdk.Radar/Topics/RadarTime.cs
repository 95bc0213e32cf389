using FitbitSdk.Records;
using NodaTime;
using NodaTime.Text;

namespace FitbitSdk.Radar;

/// <summary>Times as RADAR-base writes them: seconds since the epoch, dates and wall clocks as text.</summary>
internal static class RadarTime
{
    private static readonly LocalDateTimePattern WallClock = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss");

    public static double Seconds(Instant instant) => instant.ToUnixTimeTicks() / (double)NodaConstants.TicksPerSecond;

    /// <summary>Gives a date as its midnight in UTC. A date has no instant of its own: in UTC it can be read back, whatever the user's zone.</summary>
    public static double Seconds(LocalDate date) => Seconds(date.AtMidnight().InUtc().ToInstant());

    public static string Text(LocalDate date) => LocalDatePattern.Iso.Format(date);

    public static string Text(LocalDateTime local) => WallClock.Format(local);

    /// <summary>Gives a nullable length in seconds.</summary>
    public static double? Seconds(long? milliseconds) => milliseconds / 1000.0;
}
