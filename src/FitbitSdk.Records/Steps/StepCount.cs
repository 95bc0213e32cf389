using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace FitbitSdk.Records;

/// <summary>Steps taken in one interval.</summary>
public readonly struct StepCount : IHealthRecord<StepCount>
{
    /// <inheritdoc/>
    public static RecordSchema Schema { get; } = RecordSchema.Load("steps");

    /// <summary>Gets the start of the interval.</summary>
    public required RecordTime Time { get; init; }

    /// <summary>Gets the length of the interval in seconds.</summary>
    public required int IntervalSeconds { get; init; }

    /// <summary>Gets how many steps were taken in the interval.</summary>
    public required int Steps { get; init; }

    /// <inheritdoc/>
    public RecordKey Key => RecordKey.At(Time);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteAvro<TBuffer>(in StepCount record, ref AvroWriter<TBuffer> writer)
        where TBuffer : IBufferWriter<byte>
    {
        writer.WriteSample(record.Time, record.IntervalSeconds, record.Steps);
    }

    /// <inheritdoc/>
    public static void WriteJson(in StepCount record, Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteTime("time"u8, record.Time);
        writer.WriteTimeBasis(record.Time);
        writer.WriteNumber("intervalSeconds"u8, record.IntervalSeconds);
        writer.WriteNumber("steps"u8, record.Steps);
    }

    /// <inheritdoc/>
    public ulong ComputeRevision()
    {
        RevisionHash hash = default;
        hash.Add(IntervalSeconds);
        hash.Add(Steps);
        return hash.Value;
    }
}
