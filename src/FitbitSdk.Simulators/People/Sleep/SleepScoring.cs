using FitbitSdk.Simulators.People.Edits;

namespace FitbitSdk.Simulators.People.Sleep;

/// <summary>What the tracker makes of a sleep: a <c>stages</c> log of a night, a <c>classic</c> one of a nap.</summary>
internal static class SleepScoring
{
    private const int EnoughData = 0;
    private const int TooShortForStages = 2;

    public static SleepLog Night(Person person, DateOnly morning, Stretch span)
    {
        Prng chance = person.Chance(morning, Aspect.NightStages);
        Prng fate = person.Chance(morning, Aspect.NightEdits);
        List<SleepLevel> levels = Hypnogram.Draw(ref chance, span);
        List<SleepLevel> shortWakes = Hypnogram.DrawShortWakes(ref chance, span, levels);
        return ScoreStages(new()
        {
            LogId = LogId(person, morning, 0),
            Kind = SleepKind.Stages,
            Span = span,
            Offset = person.Clock.OffsetAt(span.Start),
            IsMainSleep = true,
            InfoCode = EnoughData,
            MinutesAfterWakeup = chance.Chance(0.3) ? chance.Pick(1, 9) : 0,
            Levels = levels,
            ShortWakes = shortWakes,
            Fate = LogFate.Draw(ref fate, person),
        });
    }

    public static SleepLog Nap(Person person, DateOnly day, Stretch span)
    {
        Prng chance = person.Chance(day, Aspect.Nap);
        Prng fate = person.Chance(day, Aspect.NapEdits);
        int inBed = (int)((span.End - span.Start) / 60);
        int settling = chance.Pick(1, 4);
        int waking = chance.Pick(4, 8);
        int asleep = inBed - settling - waking;
        return ScoreClassic(new()
        {
            LogId = LogId(person, day, 1),
            Kind = SleepKind.Classic,
            Span = span,
            Offset = person.Clock.OffsetAt(span.Start),
            IsMainSleep = false,
            InfoCode = TooShortForStages,
            Levels =
            [
                new(span.Start, settling * 60, "restless"),
                new(span.Start + (settling * 60), asleep * 60, "asleep"),
                new(span.End - (waking * 60), waking * 60, "awake"),
            ],
            ShortWakes = [],
            Fate = LogFate.Draw(ref fate, person),
        });
    }

    /// <summary>Fills in the sums of a <c>stages</c> log from its levels.</summary>
    public static SleepLog ScoreStages(SleepLog log)
    {
        IReadOnlyList<LevelTotal> totals = Hypnogram.Total(log.Span, log.Levels, log.ShortWakes);
        int awake = totals.First(static total => total.Level is "wake").Minutes;
        int longWakes = log.Levels.Where(static level => level.Level is "wake").Sum(static level => level.Seconds) / 60;
        return log with
        {
            Efficiency = 100 * (log.MinutesInBed - longWakes) / log.MinutesInBed,
            MinutesAsleep = log.MinutesInBed - awake,
            MinutesAwake = awake,
            Totals = totals,
        };
    }

    /// <summary>Fills in the sums of a <c>classic</c> log from its levels.</summary>
    public static SleepLog ScoreClassic(SleepLog log)
    {
        int Minutes(string level) => log.Levels.Where(one => one.Level == level).Sum(static one => one.Seconds) / 60;
        (int restless, int asleep, int awake) = (Minutes("restless"), Minutes("asleep"), Minutes("awake"));
        return log with
        {
            Efficiency = 100 * asleep / log.MinutesInBed,
            MinutesAsleep = asleep,
            MinutesAwake = restless + awake,
            MinutesToFallAsleep = restless,
            MinutesAfterWakeup = awake,

            // The service counts no runs of "asleep".
            Totals = [new("asleep", 0, asleep), new("awake", Math.Min(awake, 1), awake), new("restless", Math.Min(restless, 1), restless)],
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
