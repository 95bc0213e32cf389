using FitbitSdk.Simulators.People.Sleep;

namespace FitbitSdk.Simulators.People.Nights;

/// <summary>How far a night's skin temperature lay from the person's own baseline, in °C with one decimal.</summary>
internal sealed record SkinTemperature(decimal Relative, string LogType)
{
    /// <summary>Draws the temperature of a night; <see langword="null"/> on a night without enough data.</summary>
    public static SkinTemperature? Of(Person person, SleepLog night)
    {
        DateOnly date = night.DateOfSleep;
        Prng chance = person.Chance(date, Aspect.SkinTemperature);
        double cycle = person.IsFemale ? 0.3 * Person.Wave((date.DayNumber / 28.0) + person.DriftPhase) : 0;
        double warmth = cycle + (0.03 * (person.RestingHeartRate(date) - person.RestingBase)) + chance.Bell(0.9);
        string logType = chance.Chance(0.12) ? "other_sensors" : "dedicated_temp_sensor";
        return chance.Chance(0.08) ? null : new((int)Math.Round(warmth * 10) / 10m, logType);
    }
}
