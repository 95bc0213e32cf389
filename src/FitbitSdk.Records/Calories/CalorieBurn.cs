using System.Buffers;
using System.Text.Json;

namespace FitbitSdk.Records;

/// <summary>Energy burnt in one interval, the basal rate included.</summary>
/// <remarks>Source: <see href="https://dev.fitbit.com/build/reference/web-api/intraday/get-activity-intraday-by-date/">Get Activity Intraday by Date</see>.</remarks>
public readonly struct CalorieBurn : IHealthRecord<CalorieBurn>
{
    /// <inheritdoc/>
    public static RecordSchema Schema { get; } = RecordSchema.Load("calories");

    /// <summary>Gets the start of the interval.</summary>
    public required RecordTime Time { get; init; }

    /// <summary>Gets the length of the interval in seconds.</summary>
    public required int IntervalSeconds { get; init; }

    /// <summary>Gets the energy in kilocalories.</summary>
    public required double Kilocalories { get; init; }

    /// <summary>Gets the activity level: 0 sedentary, 1 lightly, 2 fairly, 3 very active; <see langword="null"/> where it is not stated.</summary>
    public required int? Level { get; init; }

    /// <summary>Gets metabolic equivalents, 1 at rest; <see langword="null"/> where they are not stated.</summary>
    public required double? Mets { get; init; }

    /// <inheritdoc/>
    public RecordKey Key => RecordKey.At(Time);

    /// <inheritdoc/>
    public static void WriteAvro<TBuffer>(in CalorieBurn record, ref AvroWriter<TBuffer> writer)
        where TBuffer : IBufferWriter<byte>
    {
        writer.WriteTime(record.Time);
        writer.WriteInt(record.IntervalSeconds);
        writer.WriteDouble(record.Kilocalories);
        writer.WriteNullable(record.Level);
        writer.WriteNullable(record.Mets);
    }

    /// <inheritdoc/>
    public static void WriteJson(in CalorieBurn record, Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteTime("time"u8, record.Time);
        writer.WriteTimeBasis(record.Time);
        writer.WriteNumber("intervalSeconds"u8, record.IntervalSeconds);
        writer.WriteNumberIfAny("kilocalories"u8, record.Kilocalories);
        writer.WriteNumberIfAny("level"u8, record.Level);
        writer.WriteNumberIfAny("mets"u8, record.Mets);
    }

    /// <inheritdoc/>
    public ulong ComputeRevision()
    {
        RevisionHash hash = default;
        hash.Add(IntervalSeconds);
        hash.Add(Kilocalories);
        hash.Add(Level);
        hash.Add(Mets);
        return hash.Value;
    }
}
