using System.Text.Json;
using NodaTime;

namespace FitbitSdk.Http;

/// <summary>Reads members that an element can do without. The reader stands at the name; what is null is absent, what has another form is
/// reported and counts as absent.</summary>
internal static class JsonMembers
{
    /// <summary>Enters an object or an array.</summary>
    public static bool TryEnter(this ref Utf8JsonReader json, JsonTokenType expected, ElementPlace place, string member)
    {
        json.Read();
        JsonEntry entry = json.Enter(expected);
        if (entry is JsonEntry.Unlike)
        {
            place.Report(member, expected is JsonTokenType.StartArray ? "not an array" : "not an object");
        }

        return entry is JsonEntry.Entered;
    }

    /// <summary>Moves to the next object of the open array; what is none is reported.</summary>
    /// <param name="json">The reader.</param>
    /// <param name="problems">Where the others are reported.</param>
    /// <param name="array">The array's name.</param>
    /// <param name="index">The index of the element before; then that of the object.</param>
    /// <returns>Whether there is one.</returns>
    public static bool NextObject(this ref Utf8JsonReader json, ProblemList problems, string array, ref int index) =>
        json.NextObject(new ElementPlace(problems, array, index), array, ref index);

    /// <summary>Moves to the next object of an array inside an element, as <see cref="ElementPlace.ArrayIn"/> named it.</summary>
    public static bool NextObject(this ref Utf8JsonReader json, ElementPlace element, string array, ref int index)
    {
        while (json.NextElement())
        {
            index++;
            if (json.TokenType is JsonTokenType.StartObject)
            {
                return true;
            }

            json.Skip();
            element.At(array, index).Report(null, "not an object");
        }

        return false;
    }

    public static long? ReadWhole(this ref Utf8JsonReader json, ElementPlace place, string member, long maximum = int.MaxValue, long minimum = 0)
    {
        json.Read();
        if (json.TokenType is JsonTokenType.Null)
        {
            return null;
        }

        bool whole = json.TryGetWhole(out long value);
        if (whole && value >= minimum && value <= maximum)
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

    /// <summary>Reads a number that is never negative.</summary>
    public static double? ReadAmount(this ref Utf8JsonReader json, ElementPlace place, string member, double maximum = double.MaxValue)
    {
        double? value = json.ReadNumber(place, member);
        if (value is null or >= 0 && !(value > maximum))
        {
            return value;
        }

        place.Report(member, "out of range");
        return null;
    }

    public static string? ReadText(this ref Utf8JsonReader json, ElementPlace place, string member)
    {
        json.Read();
        return json.GetText(place, member);
    }

    /// <summary>Reads the text at which the reader stands.</summary>
    public static string? GetText(this ref Utf8JsonReader json, ElementPlace place, string member)
    {
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
