using System.Text.Json.Nodes;

namespace FitbitSdk.Records.Tests;

internal static partial class Expected
{
    public static JsonObject Of(SleepLog record) => new()
    {
        ["logId"] = record.LogId,
        ["start"] = Of(record.Start),
        ["end"] = Of(record.End),
        ["dateOfSleep"] = DaysOf(record.DateOfSleep),
        ["durationMilliseconds"] = record.DurationMilliseconds,
        ["type"] = record.Type,
        ["logType"] = record.LogType,
        ["isMainSleep"] = record.IsMainSleep,
        ["efficiency"] = record.Efficiency,
        ["infoCode"] = record.InfoCode,
        ["minutesAsleep"] = record.MinutesAsleep,
        ["minutesAwake"] = record.MinutesAwake,
        ["minutesToFallAsleep"] = record.MinutesToFallAsleep,
        ["minutesAfterWakeup"] = record.MinutesAfterWakeup,
        ["minutesInBed"] = record.MinutesInBed,
        ["levels"] = Of(record.Levels),
        ["shortWakes"] = Of(record.ShortWakes),
        ["summary"] = new JsonArray([.. record.Summary.Select(static JsonNode (level) => new JsonObject
        {
            ["level"] = level.Level,
            ["count"] = level.Count,
            ["minutes"] = level.Minutes,
            ["thirtyDayAverageMinutes"] = level.ThirtyDayAverageMinutes,
        })]),
    };

    public static JsonObject Of(ActivityLog record) => new()
    {
        ["logId"] = record.LogId,
        ["start"] = Of(record.Start),
        ["end"] = Of(record.End),
        ["durationMilliseconds"] = record.DurationMilliseconds,
        ["activeDurationMilliseconds"] = record.ActiveDurationMilliseconds,
        ["originalStart"] = record.OriginalStart is { } original ? Of(original) : null,
        ["originalDurationMilliseconds"] = record.OriginalDurationMilliseconds,
        ["lastModified"] = record.LastModified is { } modified ? Of(modified) : null,
        ["activityTypeId"] = record.ActivityTypeId,
        ["activityName"] = record.ActivityName,
        ["logType"] = record.LogType,
        ["kilocalories"] = record.Kilocalories,
        ["steps"] = record.Steps,
        ["distanceMetres"] = record.DistanceMetres,
        ["speedMetresPerSecond"] = record.SpeedMetresPerSecond,
        ["elevationGainMetres"] = record.ElevationGainMetres,
        ["averageHeartRate"] = record.AverageHeartRate,
        ["activeZoneMinutes"] = record.ActiveZoneMinutes,
        ["hasGps"] = record.HasGps,
        ["isCaloriesManual"] = record.IsCaloriesManual,
        ["isDistanceManual"] = record.IsDistanceManual,
        ["isStepsManual"] = record.IsStepsManual,
        ["source"] = record.Source is { } source
            ? new JsonObject { ["id"] = source.Id, ["name"] = source.Name, ["type"] = source.Type, ["url"] = source.Url }
            : null,
        ["levels"] = new JsonArray([.. record.Levels.Select(static JsonNode (level) => new JsonObject
        {
            ["name"] = level.Name,
            ["minutes"] = level.Minutes,
        })]),
        ["heartRateZones"] = new JsonArray([.. record.HeartRateZones.Select(static JsonNode (zone) => new JsonObject
        {
            ["name"] = zone.Name,
            ["minimum"] = zone.Minimum,
            ["maximum"] = zone.Maximum,
            ["minutes"] = zone.Minutes,
            ["kilocalories"] = zone.Kilocalories,
        })]),
    };

    private static JsonArray Of(IReadOnlyList<SleepStage> stages) => new([.. stages.Select(static JsonNode (stage) => new JsonObject
    {
        ["start"] = Of(stage.Start),
        ["seconds"] = stage.Seconds,
        ["level"] = stage.Level,
    })]);
}
