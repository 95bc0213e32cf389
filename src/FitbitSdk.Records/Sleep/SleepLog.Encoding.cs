using System.Buffers;
using System.Text.Json;

namespace FitbitSdk.Records;

public sealed partial class SleepLog
{
    /// <inheritdoc/>
    public static void WriteAvro<TBuffer>(in SleepLog record, ref AvroWriter<TBuffer> writer)
        where TBuffer : IBufferWriter<byte>
    {
        ArgumentNullException.ThrowIfNull(record);
        writer.WriteString(record.LogId);
        writer.WriteTime(record.Start);
        writer.WriteTime(record.End);
        writer.WriteNullable(record.DateOfSleep);
        writer.WriteNullable(record.DurationMilliseconds);
        writer.WriteString(record.Type);
        writer.WriteNullable(record.LogType);
        writer.WriteNullable(record.IsMainSleep);
        writer.WriteNullable(record.Efficiency);
        writer.WriteNullable(record.InfoCode);
        writer.WriteNullable(record.MinutesAsleep);
        writer.WriteNullable(record.MinutesAwake);
        writer.WriteNullable(record.MinutesToFallAsleep);
        writer.WriteNullable(record.MinutesAfterWakeup);
        writer.WriteNullable(record.MinutesInBed);
        WriteStages(record.Levels, ref writer);
        WriteStages(record.ShortWakes, ref writer);
        writer.WriteStart(record.Summary.Count);
        foreach (SleepLevelSummary level in record.Summary)
        {
            writer.WriteString(level.Level);
            writer.WriteNullable(level.Count);
            writer.WriteNullable(level.Minutes);
            writer.WriteNullable(level.ThirtyDayAverageMinutes);
        }

        writer.WriteEnd();
    }

    /// <inheritdoc/>
    public static void WriteJson(in SleepLog record, Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteString("logId"u8, record.LogId);
        writer.WriteTime("start"u8, record.Start);
        writer.WriteTime("end"u8, record.End);
        writer.WriteTimeBasis(record.Start);
        writer.WriteDateIfAny("dateOfSleep"u8, record.DateOfSleep);
        writer.WriteNumberIfAny("durationMilliseconds"u8, record.DurationMilliseconds);
        writer.WriteString("type"u8, record.Type);
        writer.WriteStringIfAny("logType"u8, record.LogType);
        writer.WriteBooleanIfAny("isMainSleep"u8, record.IsMainSleep);
        writer.WriteNumberIfAny("efficiency"u8, record.Efficiency);
        writer.WriteNumberIfAny("infoCode"u8, record.InfoCode);
        writer.WriteNumberIfAny("minutesAsleep"u8, record.MinutesAsleep);
        writer.WriteNumberIfAny("minutesAwake"u8, record.MinutesAwake);
        writer.WriteNumberIfAny("minutesToFallAsleep"u8, record.MinutesToFallAsleep);
        writer.WriteNumberIfAny("minutesAfterWakeup"u8, record.MinutesAfterWakeup);
        writer.WriteNumberIfAny("minutesInBed"u8, record.MinutesInBed);
        WriteStages("levels"u8, record.Levels, writer);
        WriteStages("shortWakes"u8, record.ShortWakes, writer);
        writer.WriteStartArray("summary"u8);
        foreach (SleepLevelSummary level in record.Summary)
        {
            writer.WriteStartObject();
            writer.WriteString("level"u8, level.Level);
            writer.WriteNumberIfAny("count"u8, level.Count);
            writer.WriteNumberIfAny("minutes"u8, level.Minutes);
            writer.WriteNumberIfAny("thirtyDayAverageMinutes"u8, level.ThirtyDayAverageMinutes);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteStages<TBuffer>(IReadOnlyList<SleepStage> stages, ref AvroWriter<TBuffer> writer)
        where TBuffer : IBufferWriter<byte>
    {
        writer.WriteStart(stages.Count);
        foreach (SleepStage stage in stages)
        {
            writer.WriteTime(stage.Start);
            writer.WriteInt(stage.Seconds);
            writer.WriteString(stage.Level);
        }

        writer.WriteEnd();
    }

    private static void WriteStages(ReadOnlySpan<byte> name, IReadOnlyList<SleepStage> stages, Utf8JsonWriter writer)
    {
        writer.WriteStartArray(name);
        foreach (SleepStage stage in stages)
        {
            writer.WriteStartObject();
            writer.WriteTime("start"u8, stage.Start);
            writer.WriteNumber("seconds"u8, stage.Seconds);
            writer.WriteString("level"u8, stage.Level);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
