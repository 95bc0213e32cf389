namespace FitbitSdk.Simulators.People.Sleep;

/// <summary>What has become of sleep logs since they appeared.</summary>
internal static class SleepEdits
{
    /// <summary>The logs as they are at <paramref name="now"/>, without the deleted ones.</summary>
    public static IEnumerable<SleepLog> At(IEnumerable<SleepLog> logs, Life life, long now)
    {
        foreach (SleepLog log in logs)
        {
            long appeared = life.FirstUploadFrom(log.Span.End);
            if (!log.Fate.IsDeleted(appeared, now))
            {
                yield return log.Fate.IsEdited(appeared, now) ? Trim(log, life.Person.Clock) : log;
            }
        }
    }

    /// <summary>Moves start and end inwards: the service cuts the levels and scores what is left.</summary>
    private static SleepLog Trim(SleepLog log, CivilClock clock)
    {
        Stretch span = log.Fate.Cut(log.Span);
        List<SleepLevel> levels = [.. log.Levels.Where(level => level.Start < span.End && level.End > span.Start).Select(level => Trim(level, span))];
        SleepLog trimmed = log with { Span = span, Offset = clock.OffsetAt(span.Start), Levels = levels };
        return log.Kind is SleepKind.Stages
            ? SleepScoring.ScoreStages(trimmed with { ShortWakes = [.. log.ShortWakes.Where(wake => wake.Start >= span.Start && wake.End <= span.End)] })
            : SleepScoring.ScoreClassic(trimmed);
    }

    private static SleepLevel Trim(SleepLevel level, Stretch span)
    {
        long start = Math.Max(level.Start, span.Start);
        return level with { Start = start, Seconds = (int)(Math.Min(level.End, span.End) - start) };
    }
}
