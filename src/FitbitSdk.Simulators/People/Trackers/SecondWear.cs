namespace FitbitSdk.Simulators.People.Trackers;

/// <summary>Draws the hours that someone with two trackers wears the second one: some afternoons and evenings, never in bed.</summary>
internal static class SecondWear
{
    private const int Minute = 60;

    /// <summary>Whole minutes, so that none is measured by two trackers.</summary>
    public static Stretch? Of(Person person, DateOnly date, Stretch waking, Stretch? nap)
    {
        Prng chance = person.Chance(date, Aspect.SecondWear);
        if (person.Kind is not PersonKind.TwoTrackers || !chance.Chance(0.4))
        {
            return null;
        }

        long start = person.Clock.Noon(date) + (chance.Pick(60, 300) * Minute);
        start = Math.Max(start, nap?.End + (5 * Minute) ?? start);
        long end = Math.Min(start + (chance.Pick(120, 300) * Minute), waking.End / Minute * Minute);
        return new(start, end);
    }
}
