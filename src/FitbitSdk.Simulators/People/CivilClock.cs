using System.Globalization;
using FitbitSdk.Simulators.People.Travel;

namespace FitbitSdk.Simulators.People;

/// <summary>A person's wall clock, which travels with them. Instants are Unix seconds, so that no local time is ever mistaken for one.</summary>
internal sealed class CivilClock
{
    public const int SecondsPerDay = 86400;

    private readonly TimeZoneInfo _home;
    private readonly Itinerary? _itinerary;

    public CivilClock(string homeZoneId, Func<TimeZoneInfo, Itinerary>? itinerary = null)
    {
        _home = TimeZoneInfo.FindSystemTimeZoneById(homeZoneId);
        _itinerary = itinerary?.Invoke(_home);
        ZoneId = homeZoneId;
    }

    /// <summary>Gets the IANA id of the zone at home.</summary>
    public string ZoneId { get; }

    public string ZoneIdAt(long instant) => ZoneAt(instant).Id;

    public int OffsetAt(long instant) => OffsetIn(ZoneAt(instant), instant);

    public DateOnly DateAt(long instant) => DateOf(instant + OffsetAt(instant));

    /// <summary>Local noon. Lives are planned in elapsed time from noon to noon, because no zone changes its clocks then; who travels leaves at noon.</summary>
    public long Noon(DateOnly date) => ToInstant(_itinerary?.InTheMorning(date) ?? _home, date.ToDateTime(new TimeOnly(12, 0)));

    /// <summary>When it was noon where the evening is spent: for who travels on that date, hours away from their own noon.</summary>
    public long NoonOfEvening(DateOnly date) => ToInstant(_itinerary?.InTheEvening(date) ?? _home, date.ToDateTime(new TimeOnly(12, 0)));

    /// <summary>The first instant of a local date, also where midnight is skipped or comes twice.</summary>
    public long StartOfDay(DateOnly date)
    {
        TimeZoneInfo zone = _itinerary?.InTheMorning(date) ?? _home;
        DateTime midnight = date.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(midnight))
        {
            midnight = midnight.AddMinutes(1);
        }

        return ToInstant(zone, midnight);
    }

    public static long StartOfUtcDay(DateOnly date) => (date.DayNumber - EpochDay) * (long)SecondsPerDay;

    public static DateOnly UtcDateAt(long instant) => DateOf(instant);

    /// <summary>The form of all local times in Fitbit's bodies: no offset, milliseconds always.</summary>
    public static string LocalText(long instant, int offset) =>
        DateTimeOffset.FromUnixTimeSeconds(instant + offset).ToString("yyyy-MM-dd'T'HH:mm:ss'.000'", CultureInfo.InvariantCulture);

    public string LocalText(long instant) => LocalText(instant, OffsetAt(instant));

    /// <summary>A past moment on the wall clock of <paramref name="now"/>: a status is told in the zone of the profile, wherever it came about.</summary>
    public string LocalTextAsOf(long instant, long now) => LocalText(instant, OffsetIn(ZoneAt(now), instant));

    public static string InstantText(long instant) =>
        DateTimeOffset.FromUnixTimeSeconds(instant).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static int EpochDay => DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    private TimeZoneInfo ZoneAt(long instant) => _itinerary?.At(instant) ?? _home;

    private static int OffsetIn(TimeZoneInfo zone, long instant) => (int)zone.GetUtcOffset(DateTimeOffset.FromUnixTimeSeconds(instant)).TotalSeconds;

    private static DateOnly DateOf(long localSeconds) =>
        DateOnly.FromDayNumber(EpochDay + (int)Math.Floor((double)localSeconds / SecondsPerDay));

    private static long ToInstant(TimeZoneInfo zone, DateTime local)
    {
        TimeSpan offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUnixTimeSeconds();
    }
}
