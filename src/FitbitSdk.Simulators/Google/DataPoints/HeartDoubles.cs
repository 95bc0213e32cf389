using FitbitSdk.Simulators.People;

namespace FitbitSdk.Simulators.Google.DataPoints;

/// <summary>The samples of this service: those of the trackers, and now and then a second one of the same second.</summary>
/// <remarks>They are what a page border loses also from the merged stream. The other service keeps one sample a second, the first of the two.</remarks>
internal static class HeartDoubles
{
    public static IEnumerable<HeartSample> Of(Person person, IEnumerable<HeartSample> samples)
    {
        foreach (HeartSample sample in samples)
        {
            yield return sample;
            Prng chance = Prng.For(person.Seed, person.Index, (int)sample.Time, Aspect.HeartDoubles);
            if (chance.Chance(0.01))
            {
                yield return sample with { Bpm = sample.Bpm + chance.Pick(1, 4) };
            }
        }
    }
}
