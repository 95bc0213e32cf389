namespace FitbitSdk.Simulators.People.Sleep;

/// <summary>The stages of one night: cycles of about ninety minutes, deep sleep first, REM towards the morning.</summary>
internal static class Hypnogram
{
    public const int Step = 30;

    public static List<SleepLevel> Draw(ref Prng chance, Stretch night)
    {
        List<SleepLevel> levels = [];
        long at = Append(levels, night, night.Start, "wake", Seconds(ref chance, 210, 900));
        for (int cycle = 0; at < night.End; cycle++)
        {
            at = Append(levels, night, at, "light", Seconds(ref chance, 600, 2100));
            at = Append(levels, night, at, "deep", Seconds(ref chance, 1500, 3300) / (1 + cycle));
            at = Append(levels, night, at, "light", Seconds(ref chance, 900, 2400));
            at = Append(levels, night, at, "rem", Seconds(ref chance, 300, 900) + (cycle * 240));
            if (chance.Chance(0.5))
            {
                at = Append(levels, night, at, "wake", Seconds(ref chance, 210, 780));
            }
        }

        return levels;
    }

    /// <summary>Wakes of up to three minutes. Each lies inside one stage, as the service lays them over the stages without cutting them.</summary>
    public static List<SleepLevel> DrawShortWakes(ref Prng chance, Stretch night, List<SleepLevel> levels)
    {
        List<SleepLevel> wakes = [];
        int stage = 0;
        for (long at = night.Start + Seconds(ref chance, 600, 2400); at < night.End; at += Seconds(ref chance, 420, 1800))
        {
            int length = Seconds(ref chance, 30, 210);
            while (levels[stage].End <= at)
            {
                stage++;
            }

            if (!string.Equals(levels[stage].Level, "wake", StringComparison.Ordinal) && at + length <= levels[stage].End)
            {
                wakes.Add(new(at, length, "wake"));
                at += length;
            }
        }

        return wakes;
    }

    /// <summary>Minutes and runs of each level with the short wakes painted over, which is what the service's summary counts.</summary>
    public static IReadOnlyList<LevelTotal> Total(Stretch night, IReadOnlyList<SleepLevel> levels, IReadOnlyList<SleepLevel> shortWakes)
    {
        string[] slots = new string[(night.End - night.Start) / Step];
        foreach (SleepLevel level in levels.Concat(shortWakes))
        {
            Array.Fill(slots, level.Level, (int)((level.Start - night.Start) / Step), level.Seconds / Step);
        }

        LevelTotal Of(string level) => new(
            level,
            slots.Where((slot, i) => string.Equals(slot, level, StringComparison.Ordinal) && (i == 0 || !string.Equals(slots[i - 1], level, StringComparison.Ordinal))).Count(),
            slots.Count(slot => string.Equals(slot, level, StringComparison.Ordinal)) * Step / 60);

        (LevelTotal deep, LevelTotal light, LevelTotal rem, LevelTotal wake) = (Of("deep"), Of("light"), Of("rem"), Of("wake"));

        // Half minutes go to light sleep, so that the four add up to the time in bed.
        return [deep, light with { Minutes = (slots.Length * Step / 60) - deep.Minutes - rem.Minutes - wake.Minutes }, rem, wake];
    }

    private static long Append(List<SleepLevel> levels, Stretch night, long at, string level, int seconds)
    {
        long end = Math.Min(at + (seconds / Step * Step), night.End);

        // A rest too short to be a stage belongs to the stage before it.
        end = night.End - end < 240 ? night.End : end;
        if (end <= at)
        {
            return at;
        }

        if (levels.Count > 0 && string.Equals(levels[^1].Level, level, StringComparison.Ordinal))
        {
            levels[^1] = levels[^1] with { Seconds = levels[^1].Seconds + (int)(end - at) };
        }
        else
        {
            levels.Add(new(at, (int)(end - at), level));
        }

        return end;
    }

    private static int Seconds(ref Prng chance, int from, int to) => chance.Pick(from / Step, to / Step) * Step;
}
