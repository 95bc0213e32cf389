using FitbitSdk.Records;

namespace FitbitSdk.WebApi;

/// <summary>One of the series of daily totals from which a date's activity is put together.</summary>
/// <param name="Resource">Its name in the path.</param>
/// <param name="Maximum">More than any date can hold; a larger number is a fault of the service.</param>
/// <param name="Set">Puts a total in its place.</param>
internal sealed record ActivitySeries(string Resource, int Maximum, Func<DailyActivity, double, DailyActivity> Set)
{
    // A date has 25 hours where clocks are put back, and up to 50 for who crosses the date line to the east (from UTC+14 to UTC-12).
    private const int MinutesOfDate = 50 * 60;

    // Decimal: 1.005 km are 1,005 m, not a little less.
    private const decimal MetresPerKilometre = 1_000;

    public static IReadOnlyList<ActivitySeries> All { get; } =
    [
        new("steps", 1_000_000, static (day, total) => day with { Steps = (int)total }),
        new("distance", 100_000, static (day, total) => day with { DistanceMetres = (double)((decimal)total * MetresPerKilometre) }) { IsWhole = false },
        new("calories", 100_000, static (day, total) => day with { Kilocalories = total }) { IsWhole = false },
        new("minutesSedentary", MinutesOfDate, static (day, total) => day with { SedentaryMinutes = (int)total }),
        new("minutesLightlyActive", MinutesOfDate, static (day, total) => day with { LightlyActiveMinutes = (int)total }),
        new("minutesFairlyActive", MinutesOfDate, static (day, total) => day with { FairlyActiveMinutes = (int)total }),
        new("minutesVeryActive", MinutesOfDate, static (day, total) => day with { VeryActiveMinutes = (int)total }),
    ];

    /// <summary>Gets whether the total is a count.</summary>
    public bool IsWhole { get; private init; } = true;
}
