using NodaTime;

namespace FitbitSdk.Sync;

/// <summary>The user's dates against instants. Where the zone is not known, a date lasts from its first start to its last end on Earth.</summary>
internal readonly struct CivilDates(ZoneHistory zones)
{
    // No zone is further from UTC, so a date and its midnight are never further apart.
    private const int Reach = 2;

    /// <summary>Gives the first date that begins at an instant or later, and so lies wholly behind it.</summary>
    public LocalDate FirstFrom(Instant instant)
    {
        LocalDate date = DateOf(instant).PlusDays(-Reach);
        while (Midnight(date).Earliest < instant)
        {
            date = date.PlusDays(1);
        }

        return date;
    }

    /// <summary>Gives the first date that is not over at an instant.</summary>
    public LocalDate EndAt(Instant instant)
    {
        LocalDate date = DateOf(instant).PlusDays(Reach);
        while (Midnight(date).Latest > instant)
        {
            date = date.PlusDays(-1);
        }

        return date;
    }

    // Clear of the ends of the calendar: a consent may have no end.
    private static LocalDate DateOf(Instant instant) => Instant.Max(Instant.FromUtc(1900, 1, 1, 0, 0), Instant.Min(instant, Instant.FromUtc(3000, 1, 1, 0, 0))).InUtc().Date;

    private (Instant Earliest, Instant Latest) Midnight(LocalDate date) => zones.Resolve(date.AtMidnight()).Bounds;
}
