using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace FitbitSdk.Records;

/// <summary>How record values stand in JSON: camelCase, ISO-8601, what is absent is left out.</summary>
internal static class RecordJson
{
    private const string Local = "uuuu'-'MM'-'dd'T'HH':'mm':'ss;FFFFFFFFF";

    // Not ExtendedIso: it shortens "+01:00" to "+01", which many parsers of ISO 8601 refuse. Nor Rfc3339: "Z" for an offset of zero would say
    // that the wall clock is not known.
    private static readonly OffsetDateTimePattern WithOffset = OffsetDateTimePattern.CreateWithInvariantCulture($"{Local}o<+HH:mm>");

    // The local mean times of long ago; without their seconds it would be another instant.
    private static readonly OffsetDateTimePattern WithSeconds = OffsetDateTimePattern.CreateWithInvariantCulture($"{Local}o<+HH:mm:ss>");

    /// <summary>Writes a time with all that is known of it: <c>…Z</c> for an instant, <c>…+01:00</c> with an offset, be it zero, neither for a bare local time.</summary>
    public static void WriteTime(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, RecordTime time) => writer.WriteString(name, Format(time));

    public static void WriteTimeBasis(this Utf8JsonWriter writer, RecordTime time) => writer.WriteString("timeBasis"u8, time.Basis switch
    {
        TimeBasis.Utc => "utc"u8,
        TimeBasis.Stated => "stated"u8,
        TimeBasis.Zone => "zone"u8,
        TimeBasis.AssumedZone => "assumedZone"u8,
        _ => "local"u8,
    });

    public static void WriteNumberIfAny(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, long? value)
    {
        if (value is { } number)
        {
            writer.WriteNumber(name, number);
        }
    }

    /// <summary>Leaves out also what is not finite: JSON has no such numbers, and one of them must not stop all others of its batch.</summary>
    public static void WriteNumberIfAny(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, double? value)
    {
        if (value is { } number && double.IsFinite(number))
        {
            writer.WriteNumber(name, number);
        }
    }

    public static void WriteBooleanIfAny(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, bool? value)
    {
        if (value is { } known)
        {
            writer.WriteBoolean(name, known);
        }
    }

    public static void WriteStringIfAny(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    public static void WriteDateIfAny(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, LocalDate? value)
    {
        if (value is { } date)
        {
            writer.WriteString(name, LocalDatePattern.Iso.Format(date));
        }
    }

    public static void WriteTimeIfAny(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, RecordTime? value)
    {
        if (value is { } time)
        {
            writer.WriteTime(name, time);
        }
    }

    private static string Format(RecordTime time) => time.Basis switch
    {
        TimeBasis.Utc => InstantPattern.ExtendedIso.Format(time.Instant.GetValueOrDefault()),
        TimeBasis.Local => LocalDateTimePattern.ExtendedIso.Format(time.Local.GetValueOrDefault()),
        _ => (time.OffsetSeconds % 60 == 0 ? WithOffset : WithSeconds).Format(time.Local.GetValueOrDefault().WithOffset(time.Offset.GetValueOrDefault())),
    };
}
