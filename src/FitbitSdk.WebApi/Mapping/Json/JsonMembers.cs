using System.Text.Json;
using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>Reads members that an element can do without. The reader stands at the name; what is null is absent, what has another form is
/// reported and counts as absent.</summary>
internal static class JsonMembers
{
    public static long? ReadWhole(this ref Utf8JsonReader json, ElementPlace place, string member, long maximum = int.MaxValue)
    {
        json.Read();
        if (json.TokenType is JsonTokenType.Null)
        {
            return null;
        }

        bool whole = json.TryGetWhole(out long value);
        if (whole && value >= 0 && value <= maximum)
        {
            return value;
        }

        place.Report(member, whole ? "out of range" : "not a whole number");
        return null;
    }

    public static double? ReadNumber(this ref Utf8JsonReader json, ElementPlace place, string member)
    {
        json.Read();
        if (json.IsNoNumber())
        {
            return null;
        }

        if (json.TryGetNumber(out double value))
        {
            return value;
        }

        place.Report(member, "not a number");
        return null;
    }

    public static string? ReadText(this ref Utf8JsonReader json, ElementPlace place, string member)
    {
        json.Read();
        if (json.TokenType is JsonTokenType.Null)
        {
            return null;
        }

        if (json.TryGetText(out string? text))
        {
            return text;
        }

        place.Report(member, "not a text");
        return null;
    }

    public static bool? ReadBoolean(this ref Utf8JsonReader json, ElementPlace place, string member)
    {
        json.Read();
        if (json.TokenType is JsonTokenType.Null)
        {
            return null;
        }

        if (json.TryGetBoolean(out bool value))
        {
            return value;
        }

        place.Report(member, "neither true nor false");
        return null;
    }

    public static LocalDate? ReadDate(this ref Utf8JsonReader json, ElementPlace place, string member)
    {
        json.Read();
        if (json.TokenType is JsonTokenType.Null)
        {
            return null;
        }

        if (json.TryGetDate(out LocalDate date))
        {
            return date;
        }

        place.Report(member, "not a date");
        return null;
    }
}
