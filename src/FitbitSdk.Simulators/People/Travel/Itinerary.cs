namespace FitbitSdk.Simulators.People.Travel;

/// <summary>Where a traveller is: away for five to nine days once in every three weeks, a whole life long.</summary>
/// <remarks>
/// No flight crosses more than eight hours, so noon stays on its date whichever way it is moved: each local date comes once, its morning in one
/// zone and its evening in one. That is what keeps nights apart.
/// </remarks>
internal sealed class Itinerary
{
    private const int DaysPerBlock = 21;
    private static readonly TimeSpan Nearest = TimeSpan.FromHours(4);
    private static readonly TimeSpan Farthest = TimeSpan.FromHours(8);

    private static readonly TimeZoneInfo[] Destinations =
    [
        .. new[]
        {
            "Europe/London", "Europe/Berlin", "America/New_York", "America/Los_Angeles", "America/Sao_Paulo",
            "Africa/Nairobi", "Asia/Dubai", "Asia/Kolkata", "Asia/Singapore", "Asia/Tokyo",
        }.Select(TimeZoneInfo.FindSystemTimeZoneById),
    ];

    private readonly TimeZoneInfo _home;
    private readonly BoundedCache<int, Trip> _trips;

    public Itinerary(int seed, int index, TimeZoneInfo home)
    {
        _home = home;
        _trips = new(64, block => Draw(Prng.For(seed, index, block, Aspect.Travel), block));
    }

    public TimeZoneInfo At(long instant)
    {
        Trip trip = TripAbout(CivilClock.UtcDateAt(instant));
        return instant >= trip.DepartedAt && instant < trip.ReturnedAt ? trip.Zone : _home;
    }

    /// <summary>The zone in force before noon of a local date.</summary>
    public TimeZoneInfo InTheMorning(DateOnly date) =>
        TripAbout(date) is var trip && date > trip.Departure && date <= trip.Return ? trip.Zone : _home;

    /// <summary>The zone in force after noon of a local date.</summary>
    public TimeZoneInfo InTheEvening(DateOnly date) => InTheMorning(date.AddDays(1));

    // No trip touches the edges of its block, so neither a local date nor its UTC neighbour can belong to another block's trip.
    private Trip TripAbout(DateOnly date) => _trips.Get(date.DayNumber / DaysPerBlock);

    private Trip Draw(Prng chance, int block)
    {
        DateOnly departure = DateOnly.FromDayNumber((block * DaysPerBlock) + chance.Pick(2, 11));
        DateOnly @return = departure.AddDays(chance.Pick(5, 10));
        TimeZoneInfo[] far = [.. Destinations.Where(zone => IsFar(zone, departure) && IsFar(zone, @return))];
        TimeZoneInfo there = far[chance.Pick(0, far.Length)];
        return new(there, departure, @return, NoonIn(_home, departure), NoonIn(there, @return));
    }

    private bool IsFar(TimeZoneInfo zone, DateOnly date)
    {
        DateTimeOffset moment = new(date, new TimeOnly(12, 0), TimeSpan.Zero);
        TimeSpan jump = (zone.GetUtcOffset(moment) - _home.GetUtcOffset(moment)).Duration();
        return jump >= Nearest && jump <= Farthest;
    }

    private static long NoonIn(TimeZoneInfo zone, DateOnly date)
    {
        DateTime noon = date.ToDateTime(new TimeOnly(12, 0));
        return new DateTimeOffset(noon, zone.GetUtcOffset(noon)).ToUnixTimeSeconds();
    }
}
