using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.GoogleHealth;

/// <summary>Makes a record of a log that has all it needs, in the words that records use for every provider.</summary>
internal static class SleepLogFactory
{
    private const string Stages = "stages";
    private const string Classic = "classic";

    public static SleepLog Create(SleepDraft log, string id, RecordTime start, RecordTime end, string? recordingMethod)
    {
        string type = TypeOf(log);
        return new()
        {
            LogId = id,
            Start = start,
            End = end,
            DateOfSleep = end.Local?.Date,
            DurationMilliseconds = (long)(end.Instant!.Value - start.Instant!.Value).TotalMilliseconds,
            Type = type,
            LogType = LogTypeOf(log, recordingMethod),
            IsMainSleep = log.IsMainSleep ?? (log.IsNap is true ? false : null),
            Efficiency = null,
            InfoCode = null,
            MinutesAsleep = log.MinutesAsleep,
            MinutesAwake = log.MinutesAwake,
            MinutesToFallAsleep = log.MinutesToFallAsleep,
            MinutesAfterWakeup = log.MinutesAfterWakeup,
            MinutesInBed = log.MinutesInBed,
            Levels = Named(log.Stages, type),
            ShortWakes = Named(log.ShortAwakenings, type),
            Summary =
            [
                .. log.Summary.Select(level => new SleepLevelSummary
                {
                    Level = LevelOf(level.Level, type),
                    Count = level.Count,
                    Minutes = level.Minutes,
                    ThirtyDayAverageMinutes = level.ThirtyDayAverageMinutes,
                }),
            ],
        };
    }

    private static string TypeOf(SleepDraft log) => log.Type switch
    {
        null or "" or "SLEEP_TYPE_UNSPECIFIED" => log.Stages.Exists(static stage => stage.Level is "LIGHT" or "DEEP" or "REM") ? Stages : Classic,
        _ => Lower(log.Type),
    };

    private static string? LogTypeOf(SleepDraft log, string? recordingMethod) => recordingMethod switch
    {
        "MANUAL" => "manual",
        "PASSIVELY_MEASURED" or "ACTIVELY_MEASURED" or "DERIVED" => "auto_detected",
        _ => log.IsManuallyEdited is true ? "manual" : null,
    };

    private static SleepStage[] Named(List<SleepStage> stages, string type) =>
    [
        .. stages.OrderBy(static stage => stage.Start.Instant!.Value).Select(stage => new SleepStage
        {
            Start = stage.Start,
            Seconds = stage.Seconds,
            Level = LevelOf(stage.Level, type),
        }),
    ];

    // One word here, two in the records: a classic sleep is awake, one with stages has wakes.
    private static string LevelOf(string level, string type) => level == "AWAKE" ? (type == Classic ? "awake" : "wake") : Lower(level);

#pragma warning disable CA1308 // The words of the records are in lower case.
    private static string Lower(string word) => word.ToLowerInvariant();
#pragma warning restore CA1308
}
