using FitbitSdk.Simulators.People;
using FitbitSdk.Simulators.People.Sleep;

namespace FitbitSdk.Simulators.Google.Sleep;

/// <summary>What becomes of a night after its upload: for some minutes there is a rough session, or one without stages, then the final one.</summary>
internal static class SleepProcessing
{
    private const int Minute = 60;

    /// <summary>The sessions of one moment, by start.</summary>
    public static IEnumerable<SleepSession> At(Upload upload, Life life, long now)
    {
        foreach (SleepLog recorded in upload.RecordedSleep())
        {
            long appeared = life.AppearanceOf(recorded.Span);
            if (SleepEdits.At([recorded], life, now).FirstOrDefault() is not { } log)
            {
                continue;
            }

            Prng chance = life.Person.Chance(recorded.DateOfSleep, Aspect.NightProcessing);
            long processed = appeared + (recorded.Kind is SleepKind.Stages && chance.Chance(0.7) ? chance.Pick(4, 15) * Minute : 0);
            bool isEdited = recorded.Fate.IsEdited(appeared, now);
            yield return now < processed
                ? new(Rough(log, hasStages: chance.Chance(0.5)), IsProcessed: false, isEdited, appeared, appeared)
                : new(log, IsProcessed: true, isEdited, appeared, isEdited ? appeared + recorded.Fate.EditedAfter!.Value : processed);
        }
    }

    /// <summary>Asleep from end to end, or nothing known but the ends.</summary>
    private static SleepLog Rough(SleepLog log, bool hasStages)
    {
        SleepLog rough = log with { Kind = SleepKind.Classic, ShortWakes = [], Levels = hasStages ? [new(log.Span.Start, (int)(log.Span.End - log.Span.Start), "asleep")] : [], MinutesAfterWakeup = 0 };
        return SleepScoring.ScoreClassic(rough);
    }
}
