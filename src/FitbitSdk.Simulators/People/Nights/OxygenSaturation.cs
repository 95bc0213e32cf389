using FitbitSdk.Simulators.People.Sleep;

namespace FitbitSdk.Simulators.People.Nights;

/// <summary>Draws the oxygen saturation of a night, a little lower with age: a moving average, so that neighbours resemble each other.</summary>
internal static class OxygenSaturation
{
    /// <summary>About one reading a minute, all at the same second of it, another one each night; empty on a night when the sensor saw nothing.</summary>
    public static IReadOnlyList<OxygenReading> Of(Person person, SleepLog night)
    {
        Prng chance = person.Chance(night.DateOfSleep, Aspect.OxygenSaturation);
        if (chance.Chance(0.07))
        {
            return [];
        }

        int age = night.DateOfSleep.Year - person.BirthYear;
        double usual = 97 - (0.025 * (age - 20)) + chance.Bell(0.8);
        double average = usual;
        List<OxygenReading> readings = new(night.MinutesInBed);
        for (long at = night.Span.Start + chance.Pick(0, 60); at < night.Span.End; at += 60)
        {
            average += (usual + chance.Bell(4) - average) / 3;
            if (!chance.Chance(0.03))
            {
                readings.Add(new(at, (int)Math.Round(Math.Clamp(average, 86, 100) * 10) * 0.1m));
            }
        }

        return readings;
    }
}
