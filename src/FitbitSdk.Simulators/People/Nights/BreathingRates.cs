using FitbitSdk.Simulators.People.Sleep;

namespace FitbitSdk.Simulators.People.Nights;

/// <summary>Breaths a minute in each stage of a night and in all of it; <see langword="null"/> where there was too little data.</summary>
internal sealed record BreathingRates(decimal? Light, decimal? Deep, decimal? Rem, decimal? Full)
{
    /// <summary>Draws the rates of a night. They rise and fall with the resting heart rate; on a few nights there are none.</summary>
    public static BreathingRates Of(Person person, SleepLog night)
    {
        Prng chance = person.Chance(night.DateOfSleep, Aspect.BreathingRate);
        double usual = 15 + ((person.RestingHeartRate(night.DateOfSleep) - 60) * 0.15) + chance.Bell(1.2);
        decimal light = Rounded(usual + chance.Between(0.3, 0.8));
        decimal deep = Rounded(usual - chance.Between(0.1, 0.7));
        decimal rem = Rounded(usual + chance.Between(0.9, 1.7));
        bool isBlind = chance.Chance(0.03);
        return isBlind
            ? new(null, null, null, null)
            : new(light, chance.Chance(0.08) ? null : deep, chance.Chance(0.15) ? null : rem, Rounded(usual + 0.2));
    }

    private static decimal Rounded(double rate) => (decimal)Math.Round(rate, 1);
}
