using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>Makes a record of a log that has all it needs.</summary>
internal static class SleepLogFactory
{
    public static SleepLog Create(SleepDraft log, RecordTime start, LocalDateTime end) => new()
    {
        LogId = log.LogId!,
        Start = start,
        End = start.Beside(end),
        DateOfSleep = log.DateOfSleep,
        DurationMilliseconds = log.DurationMilliseconds,
        Type = string.IsNullOrEmpty(log.Type) ? TypeOf(log) : log.Type,
        LogType = log.LogType,
        IsMainSleep = log.IsMainSleep,
        Efficiency = log.Efficiency,
        InfoCode = log.InfoCode,
        MinutesAsleep = log.MinutesAsleep,
        MinutesAwake = log.MinutesAwake,
        MinutesToFallAsleep = log.MinutesToFallAsleep,
        MinutesAfterWakeup = log.MinutesAfterWakeup,
        MinutesInBed = log.MinutesInBed,
        Levels = Stages(log.Levels, start),
        ShortWakes = Stages(log.ShortWakes, start),
        Summary = log.Summary,
    };

    // Version 1 states no type; what it measured is what is called classic today.
    private static string TypeOf(SleepDraft log) => log.Levels.Exists(static stage => stage.Level is "wake" or "light" or "deep" or "rem") ? "stages" : "classic";

    private static SleepStage[] Stages(List<(LocalDateTime Start, int Seconds, string Level)> stages, RecordTime start) =>
        [.. stages.OrderBy(static stage => stage.Start).Select(stage => new SleepStage { Start = start.Beside(stage.Start), Seconds = stage.Seconds, Level = stage.Level })];
}
