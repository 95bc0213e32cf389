namespace FitbitSdk.Simulators.People.Trackers;

/// <summary>Draws when a person's trackers upload, to the second.</summary>
internal static class UploadTimes
{
    private const int Minute = 60;
    private const int Hour = 3600;

    public static List<long> OfFirst(Person person, DateOnly date, Stretch waking) => person.Kind switch
    {
        PersonKind.NoDevice => [],
        PersonKind.EveryThirdDay => (date.DayNumber + person.Index) % 3 == 0 ? FromTheAfternoonOn(person, date, waking) : [],
        _ => ByQuarters(person, date, waking),
    };

    /// <summary>Once in every two to four days, now and then a longer while.</summary>
    public static List<long> OfSecond(Person person, DateOnly date, Stretch waking)
    {
        const int DaysPerBlock = 3;
        int block = date.DayNumber / DaysPerBlock;
        Prng chance = Prng.For(person.Seed, person.Index, block, Aspect.SecondUploads);
        bool isForgotten = chance.Chance(0.15);
        bool isTheDate = date.DayNumber % DaysPerBlock == chance.Pick(0, 2);
        return person.Kind is PersonKind.TwoTrackers && isTheDate && !isForgotten ? [waking.Start + chance.Pick(Hour, 12 * Hour)] : [];
    }

    private static List<long> FromTheAfternoonOn(Person person, DateOnly date, Stretch waking)
    {
        Prng chance = person.Chance(date, Aspect.ThirdDays);
        long from = person.Clock.Noon(date) + chance.Pick(4 * Hour, 8 * Hour);
        return ByQuarters(person, date, waking).FindAll(at => at >= from);
    }

    /// <summary>About every quarter of an hour while awake; now and then the phone is away for an hour or three.</summary>
    private static List<long> ByQuarters(Person person, DateOnly date, Stretch waking)
    {
        Prng chance = person.Chance(date, Aspect.Uploads);
        List<long> uploads = [];
        for (long at = waking.Start + chance.Pick(2 * Minute, 12 * Minute); at < waking.End; at += chance.Pick(14 * Minute, 16 * Minute))
        {
            uploads.Add(at);
            if (chance.Chance(0.03))
            {
                at += chance.Pick(Hour, 3 * Hour);
            }
        }

        return uploads;
    }
}
