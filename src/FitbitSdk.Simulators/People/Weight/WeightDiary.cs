using FitbitSdk.Simulators.People.Edits;

namespace FitbitSdk.Simulators.People.Weight;

/// <summary>When people weigh themselves: who has a scale on most mornings, others now and then, and these enter it, often without a time.</summary>
internal static class WeightDiary
{
    private const int Minute = 60;
    private const int LastSecond = CivilClock.SecondsPerDay - 1;

    /// <summary>The logs of the dates that begin within a stretch, as they are at <paramref name="now"/>, by date and time.</summary>
    public static IEnumerable<WeightLog> At(Life life, Stretch recorded, long now)
    {
        CivilClock clock = life.Person.Clock;
        for (DateOnly date = clock.DateAt(recorded.Start); date <= clock.DateAt(recorded.End); date = date.AddDays(1))
        {
            if (clock.StartOfDay(date) >= recorded.Start && clock.StartOfDay(date) < recorded.End)
            {
                foreach (WeightLog log in Of(life, date).Where(log => log.Appeared <= now && !log.Fate.IsDeleted(log.Appeared, now)).OrderBy(static log => log.SecondOfDay))
                {
                    yield return log.Fate.IsEdited(log.Appeared, now) ? Weigh(log, life.Person, log.Kilograms + (log.Fate.LateStart / 10.0)) : log;
                }
            }
        }
    }

    private static List<WeightLog> Of(Life life, DateOnly date)
    {
        Person person = life.Person;
        bool hasScale = person.Kind is PersonKind.EveryThirdDay;
        Prng chance = person.Chance(date, Aspect.Weight);
        Prng fates = person.Chance(date, Aspect.WeightEdits);
        List<WeightLog> logs = [];
        if (!chance.Chance(hasScale ? 0.8 : 0.35))
        {
            return logs;
        }

        long stood = life.PlanOf(date).Waking.Start + (chance.Pick(5, 18) * Minute) + chance.Pick(0, Minute);
        int second = (int)((stood + person.Clock.OffsetAt(stood)) % CivilClock.SecondsPerDay);
        double kilograms = person.WeightKg + (1.6 * Person.Wave((date.DayNumber / 71.0) + person.DriftPhase)) + chance.Bell(0.5);
        WeightLog first = new()
        {
            LogId = 0,
            Date = date,
            SecondOfDay = hasScale || chance.Chance(0.5) ? second : LastSecond,
            Kilograms = 0,
            BodyMassIndex = 0,
            BodyFat = hasScale ? Math.Round(24 + chance.Bell(2), 1) : null,
            Source = hasScale ? "AriaAir" : "API",
            Appeared = stood + (hasScale ? 2 * Minute : chance.Pick(1, 200) * Minute),
            Fate = LogFate.Draw(ref fates, person),
        };
        logs.Add(Weigh(first with { LogId = IdOf(first) }, person, kilograms));
        if (chance.Chance(0.25))
        {
            // Weighed again, under the id of the first: an id is no more than a time.
            logs.Add(Weigh(logs[0] with { SecondOfDay = second / 2, Fate = LogFate.Draw(ref fates, person) }, person, kilograms + 0.3));
        }

        return logs;
    }

    private static WeightLog Weigh(WeightLog log, Person person, double kilograms)
    {
        double weight = Math.Round(kilograms, 1);
        return log with { Kilograms = weight, BodyMassIndex = Math.Round(weight / (person.HeightCm * person.HeightCm / 10_000), 2) };
    }

    /// <summary>The wall clock in milliseconds, as if it were UTC.</summary>
    private static long IdOf(WeightLog log) => (CivilClock.StartOfUtcDay(log.Date) + log.SecondOfDay) * 1000;
}
