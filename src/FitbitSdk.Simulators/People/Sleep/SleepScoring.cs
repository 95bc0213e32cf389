namespace FitbitSdk.Simulators.People.Sleep;

/// <summary>What the tracker makes of a sleep: a <c>stages</c> log of a night, a <c>classic</c> one of a nap.</summary>
internal static class SleepScoring
{
    private const int EnoughData = 0;
    private const int TooShortForStages = 2;

    public static SleepLog Night(Person person, DateOnly morning, Stretch span)
    {
        Prng chance = person.Chance(morning, Aspect.NightStages);
        List<SleepLevel> levels = Hypnogram.Draw(ref chance, span);
        List<SleepLevel> shortWakes = Hypnogram.DrawShortWakes(ref chance, span, levels);
        IReadOnlyList<LevelTotal> totals = Hypnogram.Total(span, levels, shortWakes);
        int inBed = (int)((span.End - span.Start) / 60);
        int awake = totals.First(static total => total.Level is "wake").Minutes;
        int longWakes = levels.Where(static level => level.Level is "wake").Sum(static level => level.Seconds) / 60;
        return new()
        {
            LogId = LogId(person, morning, 0),
            Kind = SleepKind.Stages,
            Span = span,
            Offset = person.Clock.OffsetAt(span.Start),
            IsMainSleep = true,
            InfoCode = EnoughData,
            Efficiency = 100 * (inBed - longWakes) / inBed,
            MinutesAsleep = inBed - awake,
            MinutesAwake = awake,
            MinutesToFallAsleep = 0,
            MinutesAfterWakeup = chance.Chance(0.3) ? chance.Pick(1, 9) : 0,
            Levels = levels,
            ShortWakes = shortWakes,
            Totals = totals,
        };
    }

    public static SleepLog Nap(Person person, DateOnly day, Stretch span)
    {
        Prng chance = person.Chance(day, Aspect.Nap);
        int inBed = (int)((span.End - span.Start) / 60);
        int settling = chance.Pick(1, 4);
        int waking = chance.Pick(4, 8);
        int asleep = inBed - settling - waking;
        return new()
        {
            LogId = LogId(person, day, 1),
            Kind = SleepKind.Classic,
            Span = span,
            Offset = person.Clock.OffsetAt(span.Start),
            IsMainSleep = false,
            InfoCode = TooShortForStages,
            Efficiency = 100 * asleep / inBed,
            MinutesAsleep = asleep,
            MinutesAwake = settling + waking,
            MinutesToFallAsleep = settling,
            MinutesAfterWakeup = waking,
            Levels =
            [
                new(span.Start, settling * 60, "restless"),
                new(span.Start + (settling * 60), asleep * 60, "asleep"),
                new(span.End - (waking * 60), waking * 60, "awake"),
            ],
            ShortWakes = [],

            // The service counts no runs of "asleep".
            Totals = [new("asleep", 0, asleep), new("awake", 1, waking), new("restless", 1, settling)],
        };
    }

    /// <summary>Every third day's ids lie beyond 2^53: a reader that goes through a double loses them.</summary>
    private static long LogId(Person person, DateOnly day, int slot)
    {
        long number = (day.DayNumber * 10L) + slot;
        return day.DayNumber % 3 == 0
            ? 4_611_686_018_000_000_001 + (person.Index * 1_000_000_000L) + number
            : 48_000_000_001 + (person.Index * 100_000_000L) + number;
    }
}
