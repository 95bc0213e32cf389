using System.Text.Json.Nodes;
using NodaTime;

namespace FitbitSdk.Records.Tests;

/// <summary>What an Avro library should read for a record, by the schema's own names.</summary>
internal static class Expected
{
    public static JsonObject Of(HeartRateSample record) => new()
    {
        ["time"] = Of(record.Time),
        ["intervalSeconds"] = record.IntervalSeconds,
        ["beatsPerMinute"] = record.BeatsPerMinute,
    };

    public static JsonObject Of(StepCount record) => new()
    {
        ["time"] = Of(record.Time),
        ["intervalSeconds"] = record.IntervalSeconds,
        ["steps"] = record.Steps,
    };

    public static JsonObject Of(SleepLog record) => new()
    {
        ["logId"] = record.LogId,
        ["start"] = Of(record.Start),
        ["end"] = Of(record.End),
        ["dateOfSleep"] = record.DateOfSleep is { } date ? DaysOf(date) : null,
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

    public static JsonObject Of(RecordTime time) => new()
    {
        ["utc"] = time.Instant is { } instant ? Micros(instant) : null,
        ["local"] = time.Local is { } local ? Micros(local.InUtc().ToInstant()) : null,
        ["offsetSeconds"] = time.Offset?.Seconds,
        ["basis"] = time.Basis switch { TimeBasis.Utc => "UTC", TimeBasis.Stated => "STATED", TimeBasis.Zone => "ZONE", TimeBasis.AssumedZone => "ASSUMED_ZONE", _ => "LOCAL" },
    };

    public static long Micros(Instant instant) => (long)Math.Floor((decimal)instant.ToUnixTimeTicks() / 10);

    private static long DaysOf(LocalDate date) => (long)(date.AtMidnight().InUtc().ToInstant() - Instant.FromUnixTimeTicks(0)).TotalDays;

    private static JsonArray Of(IReadOnlyList<SleepStage> stages) => new([.. stages.Select(static JsonNode (stage) => new JsonObject
    {
        ["start"] = Of(stage.Start),
        ["seconds"] = stage.Seconds,
        ["level"] = stage.Level,
    })]);
}
