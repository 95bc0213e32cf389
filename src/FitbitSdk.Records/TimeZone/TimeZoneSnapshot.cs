using System.Buffers;
using System.Text.Json;

namespace FitbitSdk.Records;

/// <summary>The time zone that an account is set to, as it was seen at one moment.</summary>
/// <remarks>Each change is a new revision of one record; when it was seen is not part of the revision.
/// Source: <see href="https://dev.fitbit.com/build/reference/web-api/user/get-profile/">Get Profile</see>.</remarks>
public readonly struct TimeZoneSnapshot : IHealthRecord<TimeZoneSnapshot>
{
    /// <inheritdoc/>
    public static RecordSchema Schema { get; } = RecordSchema.Load("time-zone");

    /// <summary>Gets when it was seen.</summary>
    public required RecordTime Time { get; init; }

    /// <summary>Gets the zone's name, usually an IANA id such as <c>Europe/Berlin</c>; <see langword="null"/> where it is not stated.</summary>
    public required string? ZoneId { get; init; }

    /// <summary>Gets the offset of the zone from UTC at that moment, in seconds; <see langword="null"/> where it is not stated.</summary>
    public required int? OffsetSeconds { get; init; }

    /// <inheritdoc/>
    public RecordKey Key => RecordKey.Current;

    /// <inheritdoc/>
    public static void WriteAvro<TBuffer>(in TimeZoneSnapshot record, ref AvroWriter<TBuffer> writer)
        where TBuffer : IBufferWriter<byte>
    {
        writer.WriteTime(record.Time);
        writer.WriteNullable(record.ZoneId);
        writer.WriteNullable(record.OffsetSeconds);
    }

    /// <inheritdoc/>
    public static void WriteJson(in TimeZoneSnapshot record, Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteTime("time"u8, record.Time);
        writer.WriteTimeBasis(record.Time);
        writer.WriteStringIfAny("zoneId"u8, record.ZoneId);
        writer.WriteNumberIfAny("offsetSeconds"u8, record.OffsetSeconds);
    }

    /// <inheritdoc/>
    public ulong ComputeRevision()
    {
        RevisionHash hash = default;
        hash.Add(ZoneId);
        hash.Add(OffsetSeconds);
        return hash.Value;
    }
}
