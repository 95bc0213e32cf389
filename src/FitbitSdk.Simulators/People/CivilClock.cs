using System.Globalization;

namespace FitbitSdk.Simulators.People;

/// <summary>A person's wall clock. Instants are Unix seconds, so that no local time is ever mistaken for one.</summary>
internal sealed class CivilClock(string zoneId)
{
    public const int SecondsPerDay = 86400;

    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(zoneId);

    public string ZoneId { get; } = zoneId;

    public int OffsetAt(long instant) => (int)_zone.GetUtcOffset(DateTimeOffset.FromUnixTimeSeconds(instant)).TotalSeconds;

    public DateOnly DateAt(long instant) => DateOf(instant + OffsetAt(instant));

    /// <summary>Local noon. Lives are planned in elapsed time from noon to noon, because no zone changes its clocks then.</summary>
    public long Noon(DateOnly date) => ToInstant(date.ToDateTime(new TimeOnly(12, 0)));

    /// <summary>The first instant of a local date, also where midnight is skipped or comes twice.</summary>
    public long StartOfDay(DateOnly date)
    {
        DateTime midnight = date.ToDateTime(TimeOnly.MinValue);
        while (_zone.IsInvalidTime(midnight))
        {
            midnight = midnight.AddMinutes(1);
        }

        return ToInstant(midnight);
    }

    public static long StartOfUtcDay(DateOnly date) => (date.DayNumber - EpochDay) * (long)SecondsPerDay;

    public static DateOnly UtcDateAt(long instant) => DateOf(instant);

    /// <summary>The form of all local times in Fitbit's bodies: no offset, milliseconds always.</summary>
    public static string LocalText(long instant, int offset) =>
        DateTimeOffset.FromUnixTimeSeconds(instant + offset).ToString("yyyy-MM-dd'T'HH:mm:ss'.000'", CultureInfo.InvariantCulture);

    public string LocalText(long instant) => LocalText(instant, OffsetAt(instant));

    public static string InstantText(long instant) =>
        DateTimeOffset.FromUnixTimeSeconds(instant).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static int EpochDay => DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    private static DateOnly DateOf(long localSeconds) =>
        DateOnly.FromDayNumber(EpochDay + (int)Math.Floor((double)localSeconds / SecondsPerDay));

    private long ToInstant(DateTime local)
    {
        TimeSpan offset = _zone.IsAmbiguousTime(local) ? _zone.GetAmbiguousTimeOffsets(local).Max() : _zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUnixTimeSeconds();
    }
}
