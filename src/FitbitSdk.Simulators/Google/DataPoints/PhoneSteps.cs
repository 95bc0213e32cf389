using FitbitSdk.Simulators.People;

namespace FitbitSdk.Simulators.Google.DataPoints;

/// <summary>What the phone of some people counts beside their tracker: in some hours, most of the same minutes, other numbers.</summary>
/// <remarks>It goes into the pocket of every third person, none of whom has two trackers or none. The merged stream prefers the tracker.</remarks>
internal static class PhoneSteps
{
    public static int Of(Person person, long minute, int steps)
    {
        if (person.Index % 3 != 0 || !Prng.For(person.Seed, person.Index, (int)(minute / 3600), Aspect.PhoneSteps).Chance(0.6))
        {
            return 0;
        }

        return (int)(steps * Prng.For(person.Seed, person.Index, (int)minute, Aspect.PhoneSteps).Between(0.7, 1.05));
    }
}
