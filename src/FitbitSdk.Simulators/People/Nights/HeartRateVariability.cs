using FitbitSdk.Simulators.People.Sleep;

namespace FitbitSdk.Simulators.People.Nights;

/// <summary>Draws the heart-rate variability of a night: lower with age and resting heart rate, higher in deep sleep.</summary>
internal static class HeartRateVariability
{
    private const int Step = 300;

    /// <summary>One point for each five minutes on the night's own clock that lie wholly in it; none while awake, and a few are missing.</summary>
    public static IReadOnlyList<HrvPoint> Of(Person person, SleepLog night)
    {
        Prng chance = person.Chance(night.DateOfSleep, Aspect.HeartRateVariability);
        int age = night.DateOfSleep.Year - person.BirthYear;
        double usual = 66 - (0.55 * (age - 20)) - (1.4 * (person.RestingHeartRate(night.DateOfSleep) - 60)) + chance.Bell(8);
        List<HrvPoint> points = [];
        for (long at = FirstMark(night); at + Step <= night.Span.End; at += Step)
        {
            string level = night.LevelAt(at);
            double stage = level switch { "deep" => 1.2, "rem" => 0.85, _ => 1 };
            double rmssd = Math.Max(6, usual * stage * (1 + chance.Bell(0.5)));
            double coverage = 1 - (chance.Unit() * chance.Unit() * 0.2);
            double high = rmssd * rmssd * chance.Between(0.15, 0.45);
            double low = high * chance.Between(0.6, 4);
            if (!chance.Chance(0.04) && level is not "wake")
            {
                points.Add(new(at, Rounded(rmssd), Rounded(coverage), Rounded(high), Rounded(low)));
            }
        }

        return points;
    }

    private static long FirstMark(SleepLog night) => ((night.Span.Start + night.Offset + Step - 1) / Step * Step) - night.Offset;

    private static decimal Rounded(double number) => (decimal)Math.Round(number, 3);
}
