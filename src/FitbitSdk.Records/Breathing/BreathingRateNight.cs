using System.Buffers;
using System.Text.Json;
using NodaTime;

namespace FitbitSdk.Records;

/// <summary>Breathing rate during the main sleep that ended on a date, in breaths per minute.</summary>
/// <remarks>Source: <see href="https://dev.fitbit.com/build/reference/web-api/intraday/get-br-intraday-by-interval/">Get Breathing Rate Intraday by Interval</see>.</remarks>
public readonly struct BreathingRateNight : IHealthRecord<BreathingRateNight>
{
    /// <inheritdoc/>
    public static RecordSchema Schema { get; } = RecordSchema.Load("breathing-rate");

    /// <summary>Gets the user's date.</summary>
    public required LocalDate Date { get; init; }

    /// <summary>Gets the mean in light sleep; <see langword="null"/> where there was too little of it.</summary>
    public required double? LightSleep { get; init; }

    /// <summary>Gets the mean in deep sleep; <see langword="null"/> where there was too little of it.</summary>
    public required double? DeepSleep { get; init; }

    /// <summary>Gets the mean in REM sleep; <see langword="null"/> where there was too little of it.</summary>
    public required double? RemSleep { get; init; }

    /// <summary>Gets the mean over the whole sleep; <see langword="null"/> where it is not known.</summary>
    public required double? FullSleep { get; init; }

    /// <inheritdoc/>
    public RecordKey Key => RecordKey.On(Date);

    RecordTime IHealthRecord<BreathingRateNight>.Time => RecordTime.FromLocal(Date.AtMidnight());

    LocalDate? IHealthRecord<BreathingRateNight>.Date => Date;

    /// <inheritdoc/>
    public static void WriteAvro<TBuffer>(in BreathingRateNight record, ref AvroWriter<TBuffer> writer)
        where TBuffer : IBufferWriter<byte>
    {
        writer.WriteDate(record.Date);
        writer.WriteNullable(record.LightSleep);
        writer.WriteNullable(record.DeepSleep);
        writer.WriteNullable(record.RemSleep);
        writer.WriteNullable(record.FullSleep);
    }

    /// <inheritdoc/>
    public static void WriteJson(in BreathingRateNight record, Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteDateIfAny("date"u8, record.Date);
        writer.WriteNumberIfAny("lightSleep"u8, record.LightSleep);
        writer.WriteNumberIfAny("deepSleep"u8, record.DeepSleep);
        writer.WriteNumberIfAny("remSleep"u8, record.RemSleep);
        writer.WriteNumberIfAny("fullSleep"u8, record.FullSleep);
    }

    /// <inheritdoc/>
    public ulong ComputeRevision()
    {
        RevisionHash hash = default;
        hash.Add(LightSleep);
        hash.Add(DeepSleep);
        hash.Add(RemSleep);
        hash.Add(FullSleep);
        return hash.Value;
    }
}
