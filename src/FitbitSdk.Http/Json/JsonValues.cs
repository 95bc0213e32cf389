using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace FitbitSdk.Http;

/// <summary>Reads the value at which the reader stands, in each form in which the service writes it. Anything else is passed over.</summary>
internal static class JsonValues
{
    private const NumberStyles Decimal = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
    private const int LongestNumber = 64;

    // No measure is larger, and what is computed of it, such as metres of miles, must stay a number.
    private const double Largest = 1e100;

    /// <summary>Tells whether the service says that there is no number: by null, or by the text <c>NaN</c>.</summary>
    public static bool IsNoNumber(this ref Utf8JsonReader json) =>
        json.TokenType is JsonTokenType.Null || (json.TokenType is JsonTokenType.String && json.NameIs("NaN"u8));

    /// <summary>Reads a number of a size that a measure may have, also one written as text.</summary>
    public static bool TryGetNumber(this ref Utf8JsonReader json, out double value)
    {
        value = 0;
        switch (json.TokenType)
        {
            case JsonTokenType.Number:
                return double.TryParse(json.ValueSpan, Decimal, CultureInfo.InvariantCulture, out value) && IsWithinReach(value);
            case JsonTokenType.String when json.ValueSpan.Length <= LongestNumber:
                return json.TryGetText(out string? text) && double.TryParse(text, Decimal, CultureInfo.InvariantCulture, out value) && IsWithinReach(value);
            default:
                json.Skip();
                return false;
        }
    }

    /// <summary>Reads true or false, also written as text.</summary>
    public static bool TryGetBoolean(this ref Utf8JsonReader json, out bool value)
    {
        if (json.TokenType is JsonTokenType.True or JsonTokenType.False)
        {
            value = json.GetBoolean();
            return true;
        }

        value = false;
        return json.TryGetText(out string? text) && bool.TryParse(text, out value);
    }

    /// <summary>Reads an id of the service. It is kept as text: ids go beyond what a double, and a signed long, can hold.</summary>
    public static bool TryGetId(this ref Utf8JsonReader json, [NotNullWhen(true)] out string? id)
    {
        id = null;
        if (json.TokenType is JsonTokenType.Number)
        {
            id = json.TryGetUInt64(out ulong number) ? number.ToString(CultureInfo.InvariantCulture) : null;
        }
        else if (json.TryGetText(out string? text) && ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            id = text;
        }

        return id is not null;
    }

    /// <summary>Reads a date.</summary>
    public static bool TryGetDate(this ref Utf8JsonReader json, out LocalDate date)
    {
        date = default;
        return json.TryGetText(out string? text) && LocalDatePattern.Iso.Parse(text).TryGetValue(default, out date) && IsWithinCalendar(date);
    }

    /// <summary>Reads a wall-clock time without an offset.</summary>
    public static bool TryGetLocalTime(this ref Utf8JsonReader json, out LocalDateTime time)
    {
        return json.IsPlainText() && IsoTimes.TryParseLocal(json.ValueSpan, out time)
            ? IsWithinCalendar(time.Date)
            : TryGetOtherLocalTime(ref json, out time);
    }

    /// <summary>Reads a wall-clock time that may state its offset.</summary>
    public static bool TryGetTime(this ref Utf8JsonReader json, out LocalDateTime time, out Offset? offset)
    {
        offset = null;
        if (json.IsPlainText() && IsoTimes.TryParseLocal(json.ValueSpan, out time))
        {
            return IsWithinCalendar(time.Date);
        }

        time = default;
        if (!json.TryGetText(out string? text))
        {
            return false;
        }

        if (!OffsetDateTimePattern.ExtendedIso.Parse(text).TryGetValue(default, out OffsetDateTime stated))
        {
            return TryParseLocalTime(text, out time);
        }

        (time, offset) = (stated.LocalDateTime, stated.Offset);
        return IsWithinCalendar(time.Date);
    }

    /// <summary>Tells whether the value is text as it stands, without escapes.</summary>
    public static bool IsPlainText(this ref Utf8JsonReader json) => json is { TokenType: JsonTokenType.String, ValueIsEscaped: false };

    private static bool TryGetOtherLocalTime(ref Utf8JsonReader json, out LocalDateTime time)
    {
        time = default;
        return json.TryGetText(out string? text) && TryParseLocalTime(text, out time);
    }

    /// <summary>Reads a text as a wall-clock time without an offset.</summary>
    public static bool TryParseLocalTime(string text, out LocalDateTime time) =>
        LocalDateTimePattern.ExtendedIso.Parse(text).TryGetValue(default, out time) && IsWithinCalendar(time.Date);

    private static bool IsWithinReach(double value) => value is >= -Largest and <= Largest;   // which NaN and the infinities are not

    // The years keep clear of the ends of NodaTime's calendar, where adding an offset would overflow.
    private static bool IsWithinCalendar(LocalDate date) => date.Year is >= 1900 and < 3000;
}
