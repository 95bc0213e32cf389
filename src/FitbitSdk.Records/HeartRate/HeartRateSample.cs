using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace FitbitSdk.Records;

/// <summary>One heart rate sample.</summary>
public readonly struct HeartRateSample : IHealthRecord<HeartRateSample>
{
    /// <inheritdoc/>
    public static RecordSchema Schema { get; } = RecordSchema.Load("heart-rate");

    /// <summary>Gets when it was measured.</summary>
    public required RecordTime Time { get; init; }

    /// <summary>Gets the detail it was read in, in seconds: 1 for irregular samples by the second, 60 for means by the minute.</summary>
    public required int IntervalSeconds { get; init; }

    /// <summary>Gets the heart rate in beats per minute.</summary>
    public required int BeatsPerMinute { get; init; }

    /// <inheritdoc/>
    public RecordKey Key => RecordKey.At(Time);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteAvro<TBuffer>(in HeartRateSample record, ref AvroWriter<TBuffer> writer)
        where TBuffer : IBufferWriter<byte>
    {
        writer.WriteSample(record.Time, record.IntervalSeconds, record.BeatsPerMinute);
    }

    /// <inheritdoc/>
    public static void WriteJson(in HeartRateSample record, Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteTime("time"u8, record.Time);
        writer.WriteTimeBasis(record.Time);
        writer.WriteNumber("intervalSeconds"u8, record.IntervalSeconds);
        writer.WriteNumber("beatsPerMinute"u8, record.BeatsPerMinute);
    }

    /// <inheritdoc/>
    public ulong ComputeRevision()
    {
        RevisionHash hash = default;
        hash.Add(IntervalSeconds);
        hash.Add(BeatsPerMinute);
        return hash.Value;
    }
}
