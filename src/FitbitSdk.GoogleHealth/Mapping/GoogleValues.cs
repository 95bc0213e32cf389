using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;
using FitbitSdk.Http;
using FitbitSdk.Records;
using NodaTime;
using NodaTime.Text;

namespace FitbitSdk.GoogleHealth;

/// <summary>Reads times in the forms of Google's JSON. The reader stands at the name; what is null is absent, what has another form is
/// reported and counts as absent.</summary>
internal static class GoogleValues
{
    private const int LargestOffset = 18 * 3600;

    /// <summary>Reads a timestamp with any number of digits of a second.</summary>
    public static Instant? ReadInstant(this ref Utf8JsonReader json, ElementPlace place, string member)
    {
        json.Read();
        if (json.IsPlainText() && IsoTimes.TryParseUtc(json.ValueSpan, out LocalDateTime utc) && IsWithinCalendar(utc.Year))
        {
            return utc.InUtc().ToInstant();
        }

        string? text = json.GetText(place, member);
        if (text is null)
        {
            return null;
        }

        if (TryParseInstant(text, out Instant instant))
        {
            return instant;
        }

        place.Report(member, "not a timestamp");
        return null;
    }

    /// <summary>Reads an offset from UTC, a length of time such as <c>-18000s</c>.</summary>
    public static Offset? ReadOffset(this ref Utf8JsonReader json, ElementPlace place, string member)
    {
        json.Read();
        if (json.IsPlainText() && TryParseOffset(json.ValueSpan, out Offset plain))
        {
            return plain;
        }

        string? text = json.GetText(place, member);
        if (text is null)
        {
            return null;
        }

        if (TryParseOffset(text, out Offset offset))
        {
            return offset;
        }

        place.Report(member, "not an offset");
        return null;
    }

    public static bool TryParseInstant(string text, out Instant instant)
    {
        bool known = OffsetDateTimePattern.Rfc3339.Parse(text).TryGetValue(default, out OffsetDateTime time) && IsWithinCalendar(time.Year);
        instant = known ? time.ToInstant() : default;
        return known;
    }

    public static bool TryParseOffset(string text, out Offset offset)
    {
        const NumberStyles Signed = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        decimal seconds = 0;
        bool known = text.EndsWith('s') && decimal.TryParse(text.AsSpan(0, text.Length - 1), Signed, CultureInfo.InvariantCulture, out seconds)
            && decimal.Truncate(seconds) == seconds && Math.Abs(seconds) <= LargestOffset;
        offset = known ? Offset.FromSeconds((int)seconds) : default;
        return known;
    }

    /// <summary>Makes a time of the parts that the service stated. Its civil time is not read: it follows from the two.</summary>
    public static RecordTime ToTime(this Instant instant, Offset? offset) => offset is { } stated
        ? RecordTime.FromLocal(instant.WithOffset(stated).LocalDateTime, stated, TimeBasis.Stated)
        : RecordTime.FromInstant(instant);

    // Whole seconds, as nearly all offsets come.
    private static bool TryParseOffset(ReadOnlySpan<byte> text, out Offset offset)
    {
        bool known = Utf8Parser.TryParse(text, out int seconds, out int length) && length == text.Length - 1 && text[^1] == 's' && Math.Abs((long)seconds) <= LargestOffset;
        offset = known ? Offset.FromSeconds(seconds) : default;
        return known;
    }

    // The years keep clear of the ends of NodaTime's calendar, where adding an offset would overflow.
    private static bool IsWithinCalendar(int year) => year is >= 1900 and < 3000;
}
