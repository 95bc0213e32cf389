using System.Buffers;
using System.Text.Json;
using NodaTime;

namespace FitbitSdk.Records;

/// <summary>Oxygen saturation of the blood during the main sleep: a moving average over five minutes, by minute.</summary>
/// <remarks>Source: <see href="https://dev.fitbit.com/build/reference/web-api/intraday/get-spo2-intraday-by-interval/">Get SpO2 Intraday by Interval</see>.</remarks>
public readonly struct OxygenSaturation : IHealthRecord<OxygenSaturation>
{
    /// <inheritdoc/>
    public static RecordSchema Schema { get; } = RecordSchema.Load("oxygen-saturation");

    /// <summary>Gets when it was measured. A provider that gives local times without an offset gives those of one sleep with the offset of its start.</summary>
    public required RecordTime Time { get; init; }

    /// <summary>Gets the user's date on which the sleep ended; <see langword="null"/> where the provider does not file the samples by date.</summary>
    public required LocalDate? Date { get; init; }

    /// <summary>Gets the saturation in percent.</summary>
    public required double Percent { get; init; }

    /// <inheritdoc/>
    public RecordKey Key => Time.Local is { } local ? RecordKey.At(local) : RecordKey.At(Time);

    /// <inheritdoc/>
    public static void WriteAvro<TBuffer>(in OxygenSaturation record, ref AvroWriter<TBuffer> writer)
        where TBuffer : IBufferWriter<byte>
    {
        writer.WriteTime(record.Time);
        writer.WriteNullable(record.Date);
        writer.WriteDouble(record.Percent);
    }

    /// <inheritdoc/>
    public static void WriteJson(in OxygenSaturation record, Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteTime("time"u8, record.Time);
        writer.WriteTimeBasis(record.Time);
        writer.WriteDateIfAny("date"u8, record.Date);
        writer.WriteNumberIfAny("percent"u8, record.Percent);
    }

    /// <inheritdoc/>
    public ulong ComputeRevision()
    {
        RevisionHash hash = default;
        hash.Add(Time);
        hash.Add(Date);
        hash.Add(Percent);
        return hash.Value;
    }
}
