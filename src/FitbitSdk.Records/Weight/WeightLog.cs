using System.Buffers;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace FitbitSdk.Records;

/// <summary>One weighing, of a scale or entered.</summary>
/// <remarks>Source: <see href="https://dev.fitbit.com/build/reference/web-api/body/get-weight-log/">Get Weight Log</see>.</remarks>
public readonly struct WeightLog : IHealthRecord<WeightLog>
{
    /// <inheritdoc/>
    public static RecordSchema Schema { get; } = RecordSchema.Load("weight");

    /// <summary>Gets the service's id of the log; it may name more than one.</summary>
    public required string LogId { get; init; }

    /// <summary>Gets when it was; the last second of the user's date where no time of day was given.</summary>
    public required RecordTime Time { get; init; }

    /// <summary>Gets the user's date; <see langword="null"/> where the provider does not file weighings by date.</summary>
    public required LocalDate? Date { get; init; }

    /// <summary>Gets the weight in kg.</summary>
    public required double Kilograms { get; init; }

    /// <summary>Gets the body mass index in kg/m², as the service had the person's height then.</summary>
    public required double? BodyMassIndex { get; init; }

    /// <summary>Gets the body fat in percent; <see langword="null"/> where it was not measured.</summary>
    public required double? BodyFatPercent { get; init; }

    /// <summary>Gets where it came from: <c>API</c>, <c>Aria</c>, <c>AriaAir</c>, <c>Withings</c>; a text not known yet is kept.</summary>
    public required string? Source { get; init; }

    /// <inheritdoc/>
    /// <remarks>An id is the millisecond of the entry, so that two logs of one second share it: the wall clock tells them apart.</remarks>
    public RecordKey Key => RecordKey.Log(Time.Local is { } local ? $"{LogId}@{LocalDateTimePattern.ExtendedIso.Format(local)}" : LogId);

    /// <inheritdoc/>
    public static void WriteAvro<TBuffer>(in WeightLog record, ref AvroWriter<TBuffer> writer)
        where TBuffer : IBufferWriter<byte>
    {
        writer.WriteString(record.LogId);
        writer.WriteTime(record.Time);
        writer.WriteNullable(record.Date);
        writer.WriteDouble(record.Kilograms);
        writer.WriteNullable(record.BodyMassIndex);
        writer.WriteNullable(record.BodyFatPercent);
        writer.WriteNullable(record.Source);
    }

    /// <inheritdoc/>
    public static void WriteJson(in WeightLog record, Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteString("logId"u8, record.LogId);
        writer.WriteTime("time"u8, record.Time);
        writer.WriteTimeBasis(record.Time);
        writer.WriteDateIfAny("date"u8, record.Date);
        writer.WriteNumberIfAny("kilograms"u8, record.Kilograms);
        writer.WriteNumberIfAny("bodyMassIndex"u8, record.BodyMassIndex);
        writer.WriteNumberIfAny("bodyFatPercent"u8, record.BodyFatPercent);
        writer.WriteStringIfAny("source"u8, record.Source);
    }

    /// <inheritdoc/>
    public ulong ComputeRevision()
    {
        RevisionHash hash = default;
        hash.Add(Time);
        hash.Add(Date);
        hash.Add(Kilograms);
        hash.Add(BodyMassIndex);
        hash.Add(BodyFatPercent);
        hash.Add(Source);
        return hash.Value;
    }
}
