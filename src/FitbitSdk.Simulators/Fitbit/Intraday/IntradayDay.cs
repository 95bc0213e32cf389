using FitbitSdk.Simulators.People;

namespace FitbitSdk.Simulators.Fitbit.Intraday;

/// <summary>One date of an intraday request on the clock of the answer, and the part of it that is asked for.</summary>
internal sealed class IntradayDay
{
    public const int MinutesPerDay = 1440;
    private const long QuarterHour = 900;

    // The clock's offset in each quarter of an hour of the day: a zone's own tables are too slow for each sample.
    private readonly int[] _offsets;

    /// <param name="date">The date on the clock of the answer.</param>
    /// <param name="clock">The wall clock; <see langword="null"/> for UTC.</param>
    /// <param name="seconds">The seconds of the day that are asked for.</param>
    public IntradayDay(DateOnly date, CivilClock? clock, Stretch seconds)
    {
        (Date, Seconds) = (date, seconds);
        Span = clock is null
            ? new(CivilClock.StartOfUtcDay(date), CivilClock.StartOfUtcDay(date.AddDays(1)))
            : new(clock.StartOfDay(date), clock.StartOfDay(date.AddDays(1)));
        _offsets = [.. Enumerable.Range(0, (int)((Span.End - Span.Start) / QuarterHour) + 1).Select(i => clock?.OffsetAt(Span.Start + (i * QuarterHour)) ?? 0)];
    }

    public DateOnly Date { get; }

    /// <summary>Gets the day as instants; a local one is 23 to 25 hours long, and hours shorter or longer for who travels.</summary>
    public Stretch Span { get; }

    public Stretch Seconds { get; }

    /// <summary>Gets the first minute that is asked for.</summary>
    public int FirstMinute => (int)(Seconds.Start / 60);

    /// <summary>Gets the minute after the last: a minute that is asked for in part belongs to the answer as a whole.</summary>
    public int EndMinute => (int)((Seconds.End + 59) / 60);

    public bool Contains(int secondOfDay) => secondOfDay >= Seconds.Start && secondOfDay < Seconds.End;

    /// <summary>What the clock of the answer shows: the UTC clock or the wall clock, on which hours can be missing or come twice.</summary>
    public int SecondOfDay(long instant)
    {
        long clock = instant + _offsets[(instant - Span.Start) / QuarterHour];
        return (int)(((clock % CivilClock.SecondsPerDay) + CivilClock.SecondsPerDay) % CivilClock.SecondsPerDay);
    }

    /// <summary>Each minute of the day with the minute its clock shows. A skipped hour is no one's, a repeated one comes twice.</summary>
    public IEnumerable<(long Instant, int ClockMinute)> Minutes()
    {
        for (long at = Span.Start; at < Span.End; at += 60)
        {
            yield return (at, SecondOfDay(at) / 60);
        }
    }

    /// <summary>Intervals are aligned to the day; a window that starts inside one begins with the rest of it.</summary>
    public IEnumerable<Range> Intervals(int minutes)
    {
        for (int minute = FirstMinute, end; minute < EndMinute; minute = end)
        {
            end = Math.Min(((minute / minutes) + 1) * minutes, EndMinute);
            yield return minute..end;
        }
    }
}
