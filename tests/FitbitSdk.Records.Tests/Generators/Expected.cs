using System.Text.Json.Nodes;
using NodaTime;

namespace FitbitSdk.Records.Tests;

/// <summary>What an Avro library should read for a record, by the schema's own names.</summary>
internal static partial class Expected
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

    public static JsonObject Of(CalorieBurn record) => new()
    {
        ["time"] = Of(record.Time),
        ["intervalSeconds"] = record.IntervalSeconds,
        ["kilocalories"] = record.Kilocalories,
        ["level"] = record.Level,
        ["mets"] = record.Mets,
    };

    public static JsonObject Of(HeartRateVariability record) => new()
    {
        ["time"] = Of(record.Time),
        ["date"] = DaysOf(record.Date),
        ["rmssdMilliseconds"] = record.RmssdMilliseconds,
        ["coverage"] = record.Coverage,
        ["highFrequencyPower"] = record.HighFrequencyPower,
        ["lowFrequencyPower"] = record.LowFrequencyPower,
    };

    public static JsonObject Of(OxygenSaturation record) => new()
    {
        ["time"] = Of(record.Time),
        ["date"] = DaysOf(record.Date),
        ["percent"] = record.Percent,
    };

    public static JsonObject Of(BreathingRateNight record) => new()
    {
        ["date"] = DaysOf(record.Date),
        ["lightSleep"] = record.LightSleep,
        ["deepSleep"] = record.DeepSleep,
        ["remSleep"] = record.RemSleep,
        ["fullSleep"] = record.FullSleep,
    };

    public static JsonObject Of(SkinTemperatureNight record) => new()
    {
        ["date"] = DaysOf(record.Date),
        ["relativeCelsius"] = record.RelativeCelsius,
        ["logType"] = record.LogType,
    };

    public static JsonObject Of(RestingHeartRate record) => new()
    {
        ["date"] = DaysOf(record.Date),
        ["beatsPerMinute"] = record.BeatsPerMinute,
    };

    public static JsonObject Of(DailyActivity record) => new()
    {
        ["date"] = DaysOf(record.Date),
        ["steps"] = record.Steps,
        ["distanceMetres"] = record.DistanceMetres,
        ["kilocalories"] = record.Kilocalories,
        ["sedentaryMinutes"] = record.SedentaryMinutes,
        ["lightlyActiveMinutes"] = record.LightlyActiveMinutes,
        ["fairlyActiveMinutes"] = record.FairlyActiveMinutes,
        ["veryActiveMinutes"] = record.VeryActiveMinutes,
    };

    public static JsonObject Of(WeightLog record) => new()
    {
        ["logId"] = record.LogId,
        ["time"] = Of(record.Time),
        ["date"] = DaysOf(record.Date),
        ["kilograms"] = record.Kilograms,
        ["bodyMassIndex"] = record.BodyMassIndex,
        ["bodyFatPercent"] = record.BodyFatPercent,
        ["source"] = record.Source,
    };

    public static JsonObject Of(TimeZoneSnapshot record) => new()
    {
        ["time"] = Of(record.Time),
        ["zoneId"] = record.ZoneId,
        ["offsetSeconds"] = record.OffsetSeconds,
    };

    public static JsonObject Of(RecordTime time) => new()
    {
        ["utc"] = Micros(time.Instant),
        ["local"] = Micros(time.Local?.InUtc().ToInstant()),
        ["offsetSeconds"] = time.Offset?.Seconds,
        ["basis"] = time.Basis switch { TimeBasis.Utc => "UTC", TimeBasis.Stated => "STATED", TimeBasis.Zone => "ZONE", TimeBasis.AssumedZone => "ASSUMED_ZONE", _ => "LOCAL" },
    };

    /// <summary>Gives the entry of a file: of a record by its place in the batch, or of a whole span.</summary>
    public static JsonObject Delivery(RecordBatch batch, string delivery, int? index, JsonObject? record) => new()
    {
        ["userKey"] = batch.Origin.User.Value,
        ["provider"] = batch.Origin.Provider.Value,
        ["stream"] = batch.Origin.Stream.Value,
        ["recordId"] = index is { } i ? batch.GetHead(i).Id.ToString() : null,
        ["revision"] = record is null ? null : (long)batch.GetHead(index!.Value).Revision,
        ["delivery"] = delivery,
        ["observedAt"] = Micros(batch.Origin.ObservedAt),
        ["spanStart"] = index is null ? Micros(batch.Origin.Window.Start.ToInstant()) : null,
        ["spanEnd"] = index is null ? Micros(batch.Origin.Window.End.ToInstant()) : null,
        ["record"] = record,
    };

    public static long? Micros(Instant? instant) => instant is { } known ? (long)Math.Floor((decimal)known.ToUnixTimeTicks() / 10) : null;

    private static long? DaysOf(LocalDate? date) => date is { } day ? (long)(day.AtMidnight().InUtc().ToInstant() - Instant.FromUnixTimeTicks(0)).TotalDays : null;
}
