using System.Buffers;
using System.Text.Json;

namespace FitbitSdk.Records;

public sealed partial class ActivityLog
{
    /// <inheritdoc/>
    public static void WriteAvro<TBuffer>(in ActivityLog record, ref AvroWriter<TBuffer> writer)
        where TBuffer : IBufferWriter<byte>
    {
        ArgumentNullException.ThrowIfNull(record);
        writer.WriteString(record.LogId);
        writer.WriteTime(record.Start);
        writer.WriteTime(record.End);
        writer.WriteNullable(record.DurationMilliseconds);
        writer.WriteNullable(record.ActiveDurationMilliseconds);
        writer.WriteNullable(record.OriginalStart);
        writer.WriteNullable(record.OriginalDurationMilliseconds);
        writer.WriteNullable(record.LastModified);
        writer.WriteNullable(record.ActivityTypeId);
        writer.WriteNullable(record.ActivityName);
        writer.WriteNullable(record.LogType);
        writer.WriteNullable(record.Kilocalories);
        writer.WriteNullable(record.Steps);
        writer.WriteNullable(record.DistanceMetres);
        writer.WriteNullable(record.SpeedMetresPerSecond);
        writer.WriteNullable(record.ElevationGainMetres);
        writer.WriteNullable(record.AverageHeartRate);
        writer.WriteNullable(record.ActiveZoneMinutes);
        writer.WriteNullable(record.HasGps);
        writer.WriteNullable(record.IsCaloriesManual);
        writer.WriteNullable(record.IsDistanceManual);
        writer.WriteNullable(record.IsStepsManual);
        writer.WriteUnion(record.Source is null ? 0 : 1);
        if (record.Source is { } source)
        {
            writer.WriteString(source.Id);
            writer.WriteNullable(source.Name);
            writer.WriteNullable(source.Type);
            writer.WriteNullable(source.Url);
        }

        writer.WriteStart(record.Levels.Count);
        foreach (ActivityLevel level in record.Levels)
        {
            writer.WriteString(level.Name);
            writer.WriteNullable(level.Minutes);
        }

        writer.WriteEnd();
        writer.WriteStart(record.HeartRateZones.Count);
        foreach (ActivityZone zone in record.HeartRateZones)
        {
            writer.WriteString(zone.Name);
            writer.WriteNullable(zone.Minimum);
            writer.WriteNullable(zone.Maximum);
            writer.WriteNullable(zone.Minutes);
            writer.WriteNullable(zone.Kilocalories);
        }

        writer.WriteEnd();
    }

    /// <inheritdoc/>
    public static void WriteJson(in ActivityLog record, Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteString("logId"u8, record.LogId);
        writer.WriteTime("start"u8, record.Start);
        writer.WriteTime("end"u8, record.End);
        writer.WriteTimeBasis(record.Start);
        writer.WriteNumberIfAny("durationMilliseconds"u8, record.DurationMilliseconds);
        writer.WriteNumberIfAny("activeDurationMilliseconds"u8, record.ActiveDurationMilliseconds);
        writer.WriteTimeIfAny("originalStart"u8, record.OriginalStart);
        writer.WriteNumberIfAny("originalDurationMilliseconds"u8, record.OriginalDurationMilliseconds);
        writer.WriteTimeIfAny("lastModified"u8, record.LastModified);
        writer.WriteNumberIfAny("activityTypeId"u8, record.ActivityTypeId);
        writer.WriteStringIfAny("activityName"u8, record.ActivityName);
        writer.WriteStringIfAny("logType"u8, record.LogType);
        writer.WriteNumberIfAny("kilocalories"u8, record.Kilocalories);
        writer.WriteNumberIfAny("steps"u8, record.Steps);
        writer.WriteNumberIfAny("distanceMetres"u8, record.DistanceMetres);
        writer.WriteNumberIfAny("speedMetresPerSecond"u8, record.SpeedMetresPerSecond);
        writer.WriteNumberIfAny("elevationGainMetres"u8, record.ElevationGainMetres);
        writer.WriteNumberIfAny("averageHeartRate"u8, record.AverageHeartRate);
        writer.WriteNumberIfAny("activeZoneMinutes"u8, record.ActiveZoneMinutes);
        writer.WriteBooleanIfAny("hasGps"u8, record.HasGps);
        writer.WriteBooleanIfAny("isCaloriesManual"u8, record.IsCaloriesManual);
        writer.WriteBooleanIfAny("isDistanceManual"u8, record.IsDistanceManual);
        writer.WriteBooleanIfAny("isStepsManual"u8, record.IsStepsManual);
        WriteSource(record.Source, writer);
        writer.WriteStartArray("levels"u8);
        foreach (ActivityLevel level in record.Levels)
        {
            writer.WriteStartObject();
            writer.WriteString("name"u8, level.Name);
            writer.WriteNumberIfAny("minutes"u8, level.Minutes);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("heartRateZones"u8);
        foreach (ActivityZone zone in record.HeartRateZones)
        {
            writer.WriteStartObject();
            writer.WriteString("name"u8, zone.Name);
            writer.WriteNumberIfAny("minimum"u8, zone.Minimum);
            writer.WriteNumberIfAny("maximum"u8, zone.Maximum);
            writer.WriteNumberIfAny("minutes"u8, zone.Minutes);
            writer.WriteNumberIfAny("kilocalories"u8, zone.Kilocalories);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteSource(ActivitySource? source, Utf8JsonWriter writer)
    {
        if (source is null)
        {
            return;
        }

        writer.WriteStartObject("source"u8);
        writer.WriteString("id"u8, source.Id);
        writer.WriteStringIfAny("name"u8, source.Name);
        writer.WriteStringIfAny("type"u8, source.Type);
        writer.WriteStringIfAny("url"u8, source.Url);
        writer.WriteEndObject();
    }
}
