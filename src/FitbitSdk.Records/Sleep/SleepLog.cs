using NodaTime;

namespace FitbitSdk.Records;

/// <summary>One sleep with its stages: a whole, replaced as a whole when the service changes it.</summary>
/// <remarks>Source: <see href="https://dev.fitbit.com/build/reference/web-api/sleep/get-sleep-log-list/">Get Sleep Log List</see>.
/// What the service left out is <see langword="null"/>.</remarks>
public sealed partial class SleepLog : IHealthRecord<SleepLog>
{
    /// <inheritdoc/>
    public static RecordSchema Schema { get; } = RecordSchema.Load("sleep");

    /// <summary>Gets the service's id of the log.</summary>
    public required string LogId { get; init; }

    /// <summary>Gets when the sleep began.</summary>
    public required RecordTime Start { get; init; }

    /// <summary>Gets when it ended. The Fitbit Web API keeps the offset of the start, also across a clock change.</summary>
    public required RecordTime End { get; init; }

    /// <summary>Gets the user's date on which it ended.</summary>
    public required LocalDate? DateOfSleep { get; init; }

    /// <summary>Gets its length in milliseconds, as the service states it.</summary>
    public required long? DurationMilliseconds { get; init; }

    /// <summary>Gets <c>stages</c> or <c>classic</c>; a text not known yet is kept.</summary>
    public required string Type { get; init; }

    /// <summary>Gets how the log came about, for example <c>auto_detected</c> or <c>manual</c>; a text not known yet is kept.</summary>
    public required string? LogType { get; init; }

    /// <summary>Gets whether it is the day's main sleep.</summary>
    public required bool? IsMainSleep { get; init; }

    /// <summary>Gets the share of the time in bed spent asleep, in percent; it is not the score that the app shows.</summary>
    public required int? Efficiency { get; init; }

    /// <summary>Gets 0 for enough data, 1 for too little heart data, 2 for a sleep under 3 hours, 3 for a fault of the service.</summary>
    public required int? InfoCode { get; init; }

    /// <summary>Gets the minutes asleep.</summary>
    public required int? MinutesAsleep { get; init; }

    /// <summary>Gets the minutes awake.</summary>
    public required int? MinutesAwake { get; init; }

    /// <summary>Gets the minutes until asleep.</summary>
    public required int? MinutesToFallAsleep { get; init; }

    /// <summary>Gets the minutes in bed after waking up.</summary>
    public required int? MinutesAfterWakeup { get; init; }

    /// <summary>Gets the minutes in bed.</summary>
    public required int? MinutesInBed { get; init; }

    /// <summary>Gets the levels in the order of time; empty where the service gave none, as for some manual logs.</summary>
    public required IReadOnlyList<SleepStage> Levels { get; init; }

    /// <summary>Gets awakenings of 3 minutes or less, laid over <see cref="Levels"/>.</summary>
    public required IReadOnlyList<SleepStage> ShortWakes { get; init; }

    /// <summary>Gets totals by level, in the service's order.</summary>
    public required IReadOnlyList<SleepLevelSummary> Summary { get; init; }

    /// <inheritdoc/>
    public RecordKey Key => RecordKey.Log(LogId);

    RecordTime IHealthRecord<SleepLog>.Time => Start;

    RecordTime IHealthRecord<SleepLog>.Until => End;

    /// <inheritdoc/>
    public ulong ComputeRevision()
    {
        RevisionHash hash = default;
        hash.Add(Start);
        hash.Add(End);
        hash.Add(DateOfSleep);
        hash.Add(DurationMilliseconds);
        hash.Add(Type);
        hash.Add(LogType);
        hash.Add(IsMainSleep);
        hash.Add(Efficiency);
        hash.Add(InfoCode);
        hash.Add(MinutesAsleep);
        hash.Add(MinutesAwake);
        hash.Add(MinutesToFallAsleep);
        hash.Add(MinutesAfterWakeup);
        hash.Add(MinutesInBed);
        AddStages(ref hash, Levels);
        AddStages(ref hash, ShortWakes);
        hash.Add(Summary.Count);
        foreach (SleepLevelSummary level in Summary)
        {
            hash.Add(level.Level);
            hash.Add(level.Count);
            hash.Add(level.Minutes);
            hash.Add(level.ThirtyDayAverageMinutes);
        }

        return hash.Value;
    }

    private static void AddStages(ref RevisionHash hash, IReadOnlyList<SleepStage> stages)
    {
        hash.Add(stages.Count);
        foreach (SleepStage stage in stages)
        {
            hash.Add(stage.Start);
            hash.Add(stage.Seconds);
            hash.Add(stage.Level);
        }
    }
}
