using FitbitSdk.Simulators.People;

namespace FitbitSdk.Simulators.Google.DataPoints;

/// <summary>Decides which of several right forms a point has on the wire: the same whenever it is asked for.</summary>
internal static class WireChance
{
    public static Prng At(Person person, long instant) => Prng.For(person.Seed, person.Index, (int)instant, Aspect.WireForms);
}
