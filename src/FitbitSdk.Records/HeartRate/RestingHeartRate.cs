using System.Buffers;
using System.Text.Json;
using NodaTime;

namespace FitbitSdk.Records;

/// <summary>Resting heart rate of a date. A day that is not over may still change it.</summary>
/// <remarks>Source: <see href="https://dev.fitbit.com/build/reference/web-api/heartrate-timeseries/get-heartrate-timeseries-by-date-range/">Get Heart Rate Time Series by Date Range</see>.</remarks>
public readonly struct RestingHeartRate : IHealthRecord<RestingHeartRate>
{
    /// <inheritdoc/>
    public static RecordSchema Schema { get; } = RecordSchema.Load("resting-heart-rate");

    /// <summary>Gets the user's date.</summary>
    public required LocalDate Date { get; init; }

    /// <summary>Gets the resting heart rate in beats per minute.</summary>
    public required int BeatsPerMinute { get; init; }

    /// <inheritdoc/>
    public RecordKey Key => RecordKey.On(Date);

    RecordTime IHealthRecord<RestingHeartRate>.Time => RecordTime.FromLocal(Date.AtMidnight());

    LocalDate? IHealthRecord<RestingHeartRate>.Date => Date;

    /// <inheritdoc/>
    public static void WriteAvro<TBuffer>(in RestingHeartRate record, ref AvroWriter<TBuffer> writer)
        where TBuffer : IBufferWriter<byte>
    {
        writer.WriteDate(record.Date);
        writer.WriteInt(record.BeatsPerMinute);
    }

    /// <inheritdoc/>
    public static void WriteJson(in RestingHeartRate record, Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteDateIfAny("date"u8, record.Date);
        writer.WriteNumber("beatsPerMinute"u8, record.BeatsPerMinute);
    }

    /// <inheritdoc/>
    public ulong ComputeRevision()
    {
        RevisionHash hash = default;
        hash.Add(BeatsPerMinute);
        return hash.Value;
    }
}
