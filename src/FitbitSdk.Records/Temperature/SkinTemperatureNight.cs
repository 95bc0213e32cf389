using System.Buffers;
using System.Text.Json;
using NodaTime;

namespace FitbitSdk.Records;

/// <summary>Skin temperature during the main sleep that ended on a date.</summary>
/// <remarks>Source: <see href="https://dev.fitbit.com/build/reference/web-api/temperature/get-temperature-skin-summary-by-interval/">Get Temperature (Skin) Summary by Interval</see>.</remarks>
public readonly struct SkinTemperatureNight : IHealthRecord<SkinTemperatureNight>
{
    /// <inheritdoc/>
    public static RecordSchema Schema { get; } = RecordSchema.Load("skin-temperature");

    /// <summary>Gets the user's date.</summary>
    public required LocalDate Date { get; init; }

    /// <summary>Gets the difference from the user's own baseline, in °C.</summary>
    public required double RelativeCelsius { get; init; }

    /// <summary>Gets the sensor: <c>dedicated_temp_sensor</c>, <c>other_sensors</c>; a text not known yet is kept.</summary>
    public required string? LogType { get; init; }

    /// <inheritdoc/>
    public RecordKey Key => RecordKey.On(Date);

    RecordTime IHealthRecord<SkinTemperatureNight>.Time => RecordTime.FromLocal(Date.AtMidnight());

    LocalDate? IHealthRecord<SkinTemperatureNight>.Date => Date;

    /// <inheritdoc/>
    public static void WriteAvro<TBuffer>(in SkinTemperatureNight record, ref AvroWriter<TBuffer> writer)
        where TBuffer : IBufferWriter<byte>
    {
        writer.WriteDate(record.Date);
        writer.WriteDouble(record.RelativeCelsius);
        writer.WriteNullable(record.LogType);
    }

    /// <inheritdoc/>
    public static void WriteJson(in SkinTemperatureNight record, Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteDateIfAny("date"u8, record.Date);
        writer.WriteNumberIfAny("relativeCelsius"u8, record.RelativeCelsius);
        writer.WriteStringIfAny("logType"u8, record.LogType);
    }

    /// <inheritdoc/>
    public ulong ComputeRevision()
    {
        RevisionHash hash = default;
        hash.Add(RelativeCelsius);
        hash.Add(LogType);
        return hash.Value;
    }
}
