using FitbitSdk.Simulators.People.Edits;

namespace FitbitSdk.Simulators.People.Sleep;

internal enum SleepKind
{
    Stages,
    Classic,
}

/// <summary>A stretch of one level within a log.</summary>
internal readonly record struct SleepLevel(long Start, int Seconds, string Level)
{
    public long End => Start + Seconds;
}

internal readonly record struct LevelTotal(string Level, int Count, int Minutes);

/// <summary>One sleep as the tracker scored it. What is not required is filled in by <see cref="SleepScoring"/> from the levels.</summary>
internal sealed record SleepLog : ILog
{
    public required long LogId { get; init; }
    public required SleepKind Kind { get; init; }
    public required Stretch Span { get; init; }

    /// <summary>Gets the offset at the start. All local times of a log use it, also after a clock change in the middle of the night.</summary>
    public required int Offset { get; init; }

    public required bool IsMainSleep { get; init; }
    public required int InfoCode { get; init; }
    public int Efficiency { get; init; }
    public int MinutesAsleep { get; init; }
    public int MinutesAwake { get; init; }
    public int MinutesToFallAsleep { get; init; }
    public int MinutesAfterWakeup { get; init; }
    public required IReadOnlyList<SleepLevel> Levels { get; init; }

    /// <summary>Gets wakes of three minutes or less, laid over <see cref="Levels"/>; empty in classic logs.</summary>
    public required IReadOnlyList<SleepLevel> ShortWakes { get; init; }

    public IReadOnlyList<LevelTotal> Totals { get; init; } = [];

    public required LogFate Fate { get; init; }

    public int MinutesInBed => (int)((Span.End - Span.Start) / 60);
    public string StartText => CivilClock.LocalText(Span.Start, Offset);
    public string EndText => CivilClock.LocalText(Span.End, Offset);
    public DateOnly StartDate => CivilClock.UtcDateAt(Span.Start + Offset);

    /// <summary>Gets the local date of the end: Fitbit files a log under the morning.</summary>
    public DateOnly DateOfSleep => CivilClock.UtcDateAt(Span.End + Offset);
}
