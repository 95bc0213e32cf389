using FitbitSdk.Simulators.People;

namespace FitbitSdk.Simulators.Google.Filters;

/// <summary>A half-open range of instants, or of seconds on the person's wall clock.</summary>
internal readonly record struct TimeFilter(bool IsCivil, long From, long To)
{
    // No wall clock is further from UTC.
    private const long Farthest = 15 * 3600;

    public static TimeFilter Everything { get; } = new(IsCivil: false, long.MinValue, long.MaxValue);

    /// <summary>Gets the instants that can lie inside.</summary>
    public Stretch Instants => !IsCivil ? new(From, To)
        : new(From == long.MinValue ? From : From - Farthest, To == long.MaxValue ? To : To + Farthest);

    public bool Contains(long instant, CivilClock clock)
    {
        long time = IsCivil ? instant + clock.OffsetAt(instant) : instant;
        return time >= From && time < To;
    }
}
