using System.Buffers;
using System.Text.Json;
using NodaTime;

namespace FitbitSdk.Records;

/// <summary>Heart rate variability of five minutes of the main sleep.</summary>
/// <remarks>Source: <see href="https://dev.fitbit.com/build/reference/web-api/intraday/get-hrv-intraday-by-interval/">Get HRV Intraday by Interval</see>.</remarks>
public readonly struct HeartRateVariability : IHealthRecord<HeartRateVariability>
{
    /// <inheritdoc/>
    public static RecordSchema Schema { get; } = RecordSchema.Load("heart-rate-variability");

    /// <summary>Gets when it was measured. A provider that gives local times without an offset gives those of one sleep with the offset of its start.</summary>
    public required RecordTime Time { get; init; }

    /// <summary>Gets the user's date on which the sleep ended; <see langword="null"/> where the provider does not file the samples by date.</summary>
    public required LocalDate? Date { get; init; }

    /// <summary>Gets the root mean square of successive differences between heart beats, in milliseconds.</summary>
    public required double RmssdMilliseconds { get; init; }

    /// <summary>Gets how complete the data behind the value is, from 0 to 1.</summary>
    public required double? Coverage { get; init; }

    /// <summary>Gets the power in the high-frequency band, 0.15 to 0.4 Hz, in ms².</summary>
    public required double? HighFrequencyPower { get; init; }

    /// <summary>Gets the power in the low-frequency band, 0.04 to 0.15 Hz, in ms².</summary>
    public required double? LowFrequencyPower { get; init; }

    /// <inheritdoc/>
    public RecordKey Key => Time.Local is { } local ? RecordKey.At(local) : RecordKey.At(Time);

    /// <inheritdoc/>
    public static void WriteAvro<TBuffer>(in HeartRateVariability record, ref AvroWriter<TBuffer> writer)
        where TBuffer : IBufferWriter<byte>
    {
        writer.WriteTime(record.Time);
        writer.WriteNullable(record.Date);
        writer.WriteDouble(record.RmssdMilliseconds);
        writer.WriteNullable(record.Coverage);
        writer.WriteNullable(record.HighFrequencyPower);
        writer.WriteNullable(record.LowFrequencyPower);
    }

    /// <inheritdoc/>
    public static void WriteJson(in HeartRateVariability record, Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteTime("time"u8, record.Time);
        writer.WriteTimeBasis(record.Time);
        writer.WriteDateIfAny("date"u8, record.Date);
        writer.WriteNumberIfAny("rmssdMilliseconds"u8, record.RmssdMilliseconds);
        writer.WriteNumberIfAny("coverage"u8, record.Coverage);
        writer.WriteNumberIfAny("highFrequencyPower"u8, record.HighFrequencyPower);
        writer.WriteNumberIfAny("lowFrequencyPower"u8, record.LowFrequencyPower);
    }

    /// <inheritdoc/>
    public ulong ComputeRevision()
    {
        RevisionHash hash = default;
        hash.Add(Time);
        hash.Add(Date);
        hash.Add(RmssdMilliseconds);
        hash.Add(Coverage);
        hash.Add(HighFrequencyPower);
        hash.Add(LowFrequencyPower);
        return hash.Value;
    }
}
