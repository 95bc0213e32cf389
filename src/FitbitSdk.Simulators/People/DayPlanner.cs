using FitbitSdk.Simulators.People.Sleep;
using FitbitSdk.Simulators.People.Trackers;

namespace FitbitSdk.Simulators.People;

/// <summary>Draws a <see cref="DayPlan"/> from person and date alone.</summary>
/// <remarks>
/// Hours are counted in elapsed time from local noon: naps after 13:00, training about 17:00, bed from about 22:00 to 02:30. Only who has flown east
/// at noon finds the evening too short for some of it.
/// </remarks>
internal static class DayPlanner
{
    private const int Minute = 60;
    private const int Hour = 3600;

    public static DayPlan Plan(Person person, DateOnly date)
    {
        Prng chance = person.Chance(date, Aspect.Day);
        long noon = person.Clock.Noon(date);
        Stretch night = NightOf(person, date);
        Stretch waking = new(night.End, NightOf(person, date.AddDays(1)).Start);
        List<Stretch> offWrist = OffWrist(ref chance, night, waking, noon);
        bool isRestDay = chance.Chance(0.15);
        List<Activity> activities = [];
        if (!isRestDay && chance.Chance(person.WorkoutChance))
        {
            activities.Add(Workout(ref chance, person, waking, noon));
            activities.RemoveAll(one => one.Span.End > waking.End);
        }

        Stretch nap = Nap(ref chance, noon);
        bool naps = chance.Chance(person.NapChance) && nap.End <= waking.End && !offWrist.Concat(activities.Select(static one => one.Span)).Any(nap.Overlaps);
        AddWalks(activities, person, date, waking, isRestDay);
        return new()
        {
            Date = date,
            Night = night,
            Waking = waking,
            RestingHeartRate = person.RestingHeartRate(date),
            NightLog = offWrist.Any(night.Overlaps) ? null : SleepScoring.Night(person, date, night),
            NapLog = naps ? SleepScoring.Nap(person, date, nap) : null,
            Activities = activities,
            OffWrist = offWrist,
            Uploads = UploadTimes.OfFirst(person, date, waking),
            SecondUploads = UploadTimes.OfSecond(person, date, waking),
            SecondWorn = SecondWear.Of(person, date, waking, naps ? nap : null),
        };
    }

    /// <summary>The night that ends on <paramref name="morning"/>; whole half minutes, a whole number of minutes long.</summary>
    private static Stretch NightOf(Person person, DateOnly morning)
    {
        Prng chance = person.Chance(morning, Aspect.NightSpan);
        bool isWeekend = morning.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        double bedtime = person.BedtimeMinutes + (isWeekend ? 50 : 0) + chance.Bell(50);
        double length = person.SleepMinutes + (isWeekend ? 25 : 0) + chance.Bell(75);
        long start = person.Clock.NoonOfEvening(morning.AddDays(-1)) + (12 * Hour) + ((long)(bedtime * 2) * 30);
        long latest = person.Clock.Noon(morning) - (40 * Minute);
        long minutes = Math.Min((long)length, (latest - start) / Minute);
        return new(start, start + (minutes * Minute));
    }

    private static List<Stretch> OffWrist(ref Prng chance, Stretch night, Stretch waking, long noon)
    {
        List<Stretch> stretches = [];
        if (chance.Chance(0.04))
        {
            // The whole night and a little on both sides: no log, no heart rate.
            stretches.Add(new(night.Start - chance.Pick(300, 1800), night.End + chance.Pick(300, 1200)));
        }

        double kind = chance.Unit();
        long start = noon + chance.Pick(8 * Hour, 9 * Hour);
        if (kind < 0.3)
        {
            start = night.End + chance.Pick(15 * Minute, 35 * Minute);
        }

        if (kind < 0.55)
        {
            // Charging, in the morning or in the evening.
            stretches.Add(new(start, start + chance.Pick(30 * Minute, 55 * Minute)));
        }

        if (chance.Chance(0.05))
        {
            long forgotten = noon + chance.Pick(Hour, 2 * Hour);
            stretches.Add(new(forgotten, forgotten + chance.Pick(2 * Hour, 4 * Hour)));
        }

        stretches.RemoveAll(off => !off.Overlaps(night) && off.End > waking.End);
        return stretches;
    }

    private static Activity Workout(ref Prng chance, Person person, Stretch waking, long noon)
    {
        long start = person.TrainsInTheMorning
            ? waking.Start + chance.Pick(40 * Minute, 70 * Minute)
            : noon + chance.Pick(4 * Hour + (30 * Minute), 6 * Hour);
        Stretch span = new(start, start + chance.Pick(25 * Minute, 75 * Minute));
        return chance.Pick(0, 4) switch
        {
            0 => new(span, ActivityKind.Ride, 4),
            1 => new(span, ActivityKind.Strength, 18),
            _ => new(span, ActivityKind.Run, chance.Pick(148, 172)),
        };
    }

    private static Stretch Nap(ref Prng chance, long noon)
    {
        long start = noon + (chance.Pick(60, 150) * Minute);
        return new(start, start + (chance.Pick(22, 95) * Minute));
    }

    private static void AddWalks(List<Activity> activities, Person person, DateOnly date, Stretch waking, bool isRestDay)
    {
        Prng chance = person.Chance(date, Aspect.Walks);
        double length = (isRestDay ? 0.5 : 1) * person.Briskness;
        long at = waking.Start + chance.Pick(5 * Minute, 25 * Minute);
        while (at < waking.End - (30 * Minute))
        {
            int minutes = chance.Chance(0.12) ? chance.Pick(18, 38) : chance.Pick(2, 13);
            long end = Math.Min(at + (long)(minutes * Minute * length), waking.End - (20 * Minute));
            activities.Add(new(new(at, end), ActivityKind.Walk, chance.Pick(62, 118)));
            at = end + chance.Pick(12 * Minute, 110 * Minute);
        }
    }
}
