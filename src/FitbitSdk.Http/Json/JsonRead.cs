using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Unicode;

namespace FitbitSdk.Http;

/// <summary>Lenient reading: numbers as text and back, and the several ways to say "nothing". The input is in one piece.</summary>
internal static class JsonRead
{
    /// <summary>How deep an answer may be nested.</summary>
    public static readonly JsonReaderOptions Options = new() { MaxDepth = 64 };

    private const int LongestNumber = 64;

    /// <summary>Moves to the next member of the open object, or to its end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool NextMember(this ref Utf8JsonReader json) => json.Read() && json.TokenType is JsonTokenType.PropertyName;

    /// <summary>Moves to the next element of the open array, or to its end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool NextElement(this ref Utf8JsonReader json) => json.Read() && json.TokenType is not JsonTokenType.EndArray;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool NameIs(this ref Utf8JsonReader json, ReadOnlySpan<byte> name) =>
        json.ValueIsEscaped ? EscapedNameIs(ref json, name) : json.ValueSpan.SequenceEqual(name);

    /// <summary>Enters the container that is expected here. Lists without data also come as null or as the other kind, empty.</summary>
    public static JsonEntry Enter(this ref Utf8JsonReader json, JsonTokenType expected)
    {
        if (json.TokenType == expected)
        {
            return JsonEntry.Entered;
        }

        if (json.TokenType is not (JsonTokenType.StartArray or JsonTokenType.StartObject))
        {
            return json.TokenType is JsonTokenType.Null ? JsonEntry.Empty : JsonEntry.Unlike;
        }

        int depth = json.CurrentDepth;
        json.Read();
        JsonEntry entry = json.CurrentDepth == depth ? JsonEntry.Empty : JsonEntry.Unlike;
        while (json.CurrentDepth > depth)
        {
            json.Read();
        }

        return entry;
    }

    /// <summary>Enters a container without which the answer is not what the API promises.</summary>
    /// <returns>Whether there is one, and not what stands for none.</returns>
    /// <exception cref="HealthApiProtocolException">Something else stands there.</exception>
    public static bool EnterOrThrow(this ref Utf8JsonReader json, JsonTokenType expected, string operation, string fault) => json.Enter(expected) switch
    {
        JsonEntry.Entered => true,
        JsonEntry.Empty => false,
        _ => throw new HealthApiProtocolException(operation, fault),
    };

    /// <summary>Reads a whole number, also one written as text or with a fraction of zeros. Anything else is passed over.</summary>
    public static bool TryGetWhole(this ref Utf8JsonReader json, out long value)
    {
        value = 0;
        switch (json.TokenType)
        {
            case JsonTokenType.Number:
                return TryParseWhole(json.ValueSpan, out value);
            case JsonTokenType.String when json.ValueSpan.Length <= LongestNumber:
                return json.ValueIsEscaped
                    ? TryGetText(ref json, out string? text) && TryParseWhole(System.Text.Encoding.UTF8.GetBytes(text), out value)
                    : TryParseWhole(json.ValueSpan, out value);
            default:
                json.Skip();
                return false;
        }
    }

    /// <summary>Reads text, or the name of a member. Anything else, and text that is not Unicode, is passed over.</summary>
    public static bool TryGetText(this ref Utf8JsonReader json, [NotNullWhen(true)] out string? text)
    {
        text = null;
        if (json.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName))
        {
            json.Skip();
            return false;
        }

        if (!json.ValueIsEscaped)
        {
            // The reader checks the UTF-8 only when it makes a string, and then throws.
            text = Utf8.IsValid(json.ValueSpan) ? json.GetString() : null;
            return text is not null;
        }

        try
        {
            text = json.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, or bytes that are not UTF-8: the reader has no way to ask beforehand.
        }

        return text is not null;
    }

    private static bool EscapedNameIs(ref Utf8JsonReader json, ReadOnlySpan<byte> name)
    {
        try
        {
            return json.ValueTextEquals(name);
        }
        catch (InvalidOperationException)
        {
            return false;   // not Unicode, so none of the names we know
        }
    }

    private static bool TryParseWhole(ReadOnlySpan<byte> digits, out long value)
    {
        if (Utf8Parser.TryParse(digits, out value, out int length) && length == digits.Length)
        {
            return true;
        }

        value = 0;
        bool whole = Utf8Parser.TryParse(digits, out decimal number, out length) && length == digits.Length
            && decimal.Truncate(number) == number && number is >= long.MinValue and <= long.MaxValue;
        value = whole ? (long)number : 0;
        return whole;
    }
}
