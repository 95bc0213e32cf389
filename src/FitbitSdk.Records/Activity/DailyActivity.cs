using System.Buffers;
using System.Text.Json;
using NodaTime;

namespace FitbitSdk.Records;

/// <summary>What a date came to: totals of all trackers and entries, as the service counts them. A day that is not over may still change them.</summary>
/// <remarks>The service's totals need not be the sums of its minutes: it drops what two trackers counted twice, and adds what was entered.
/// Source: <see href="https://dev.fitbit.com/build/reference/web-api/activity-timeseries/get-activity-timeseries-by-date-range/">Get Activity Time Series by Date Range</see>.</remarks>
public readonly struct DailyActivity : IHealthRecord<DailyActivity>
{
    /// <inheritdoc/>
    public static RecordSchema Schema { get; } = RecordSchema.Load("daily-activity");

    /// <summary>Gets the user's date.</summary>
    public required LocalDate Date { get; init; }

    /// <summary>Gets the steps taken; here as below, <see langword="null"/> where the service gave none for the date.</summary>
    public required int? Steps { get; init; }

    /// <summary>Gets the distance in metres.</summary>
    public required double? DistanceMetres { get; init; }

    /// <summary>Gets the energy burnt in kilocalories, what the body burns at rest included.</summary>
    public required double? Kilocalories { get; init; }

    /// <summary>Gets the minutes without movement, of those asleep or off the wrist too.</summary>
    public required int? SedentaryMinutes { get; init; }

    /// <summary>Gets the minutes of light movement.</summary>
    public required int? LightlyActiveMinutes { get; init; }

    /// <summary>Gets the minutes of moderate movement.</summary>
    public required int? FairlyActiveMinutes { get; init; }

    /// <summary>Gets the minutes of vigorous movement.</summary>
    public required int? VeryActiveMinutes { get; init; }

    /// <inheritdoc/>
    public RecordKey Key => RecordKey.On(Date);

    RecordTime IHealthRecord<DailyActivity>.Time => RecordTime.FromLocal(Date.AtMidnight());

    LocalDate? IHealthRecord<DailyActivity>.Date => Date;

    /// <inheritdoc/>
    public static void WriteAvro<TBuffer>(in DailyActivity record, ref AvroWriter<TBuffer> writer)
        where TBuffer : IBufferWriter<byte>
    {
        writer.WriteDate(record.Date);
        writer.WriteNullable(record.Steps);
        writer.WriteNullable(record.DistanceMetres);
        writer.WriteNullable(record.Kilocalories);
        writer.WriteNullable(record.SedentaryMinutes);
        writer.WriteNullable(record.LightlyActiveMinutes);
        writer.WriteNullable(record.FairlyActiveMinutes);
        writer.WriteNullable(record.VeryActiveMinutes);
    }

    /// <inheritdoc/>
    public static void WriteJson(in DailyActivity record, Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteDateIfAny("date"u8, record.Date);
        writer.WriteNumberIfAny("steps"u8, record.Steps);
        writer.WriteNumberIfAny("distanceMetres"u8, record.DistanceMetres);
        writer.WriteNumberIfAny("kilocalories"u8, record.Kilocalories);
        writer.WriteNumberIfAny("sedentaryMinutes"u8, record.SedentaryMinutes);
        writer.WriteNumberIfAny("lightlyActiveMinutes"u8, record.LightlyActiveMinutes);
        writer.WriteNumberIfAny("fairlyActiveMinutes"u8, record.FairlyActiveMinutes);
        writer.WriteNumberIfAny("veryActiveMinutes"u8, record.VeryActiveMinutes);
    }

    /// <inheritdoc/>
    public ulong ComputeRevision()
    {
        RevisionHash hash = default;
        hash.Add(Steps);
        hash.Add(DistanceMetres);
        hash.Add(Kilocalories);
        hash.Add(SedentaryMinutes);
        hash.Add(LightlyActiveMinutes);
        hash.Add(FairlyActiveMinutes);
        hash.Add(VeryActiveMinutes);
        return hash.Value;
    }
}
