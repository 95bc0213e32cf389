using System.Globalization;
using System.Text.Json;

namespace FitbitSdk.Http;

/// <summary>Walks through an error's body in either envelope. It throws nothing: what was read before a body goes wrong counts.</summary>
internal ref struct ErrorReader
{
    private const int LongestText = 64;

    private Utf8JsonReader _json;
    private string? _fitbitType;
    private string? _reason;
    private string? _status;
    private string? _field;
    private TimeSpan? _delay;

    private ErrorReader(Utf8JsonReader json) => _json = json;

    /// <summary>Reads a body.</summary>
    public static ErrorBody Read(ReadOnlySpan<byte> body)
    {
        ErrorReader reader = new(new(body, JsonRead.Options));
        try
        {
            reader._json.Read();
            reader.ReadRoot();
        }
        catch (JsonException)
        {
            // HTML of a proxy, text cut short, or bytes that are no text at all.
        }

        return reader.ToBody();
    }

    /// <summary>Reads the member <c>errors</c> or <c>error</c>, at whose name a reader stands; that one stays there.</summary>
    public static ErrorBody ReadMember(Utf8JsonReader json)
    {
        ErrorReader reader = new(json);
        try
        {
            reader.ReadEnvelope();
        }
        catch (JsonException)
        {
            // Cut off: whoever reads on will say so.
        }

        return reader.ToBody();
    }

    private readonly ErrorBody ToBody() => new(_fitbitType ?? _reason ?? _status, _field) { RetryDelay = _delay };

    private void ReadRoot()
    {
        if (_json.TokenType is JsonTokenType.StartArray)
        {
            while (_json.NextElement())
            {
                ReadObject();
            }

            return;
        }

        ReadObject();
    }

    private void ReadObject()
    {
        if (!IsObject())
        {
            return;
        }

        while (_json.NextMember())
        {
            if (!ReadEnvelope())
            {
                _json.Skip();
            }
        }
    }

    private bool ReadEnvelope()
    {
        if (_json.NameIs("errors"u8))
        {
            _json.Read();
            ReadFitbit();
            return true;
        }

        if (_json.NameIs("error"u8))
        {
            _json.Read();
            ReadGoogle();
            return true;
        }

        return false;
    }

    private void ReadFitbit()
    {
        if (_json.TokenType is JsonTokenType.StartArray)
        {
            while (_json.NextElement())
            {
                ReadFitbitError();
            }

            return;
        }

        ReadFitbitError();
    }

    private void ReadFitbitError()
    {
        // The first whose type is known speaks, and a field belongs to its own error.
        if (_fitbitType is not null || !IsObject())
        {
            _json.Skip();
            return;
        }

        _field = null;
        while (_json.NextMember())
        {
            if (_json.NameIs("errorType"u8))
            {
                _fitbitType = ErrorWords.Type(ReadText());
            }
            else if (_json.NameIs("fieldName"u8))
            {
                _field = ErrorWords.Field(ReadText());
            }
            else
            {
                _json.Skip();
            }
        }

        _field = _fitbitType is null ? null : _field;
    }

    private void ReadGoogle()
    {
        switch (_json.TokenType)
        {
            case JsonTokenType.String:
                _status ??= ErrorWords.Type(TextHere());
                return;
            case JsonTokenType.StartArray:
                while (_json.NextElement())
                {
                    ReadGoogle();
                }

                return;
        }

        if (!IsObject())
        {
            return;
        }

        while (_json.NextMember())
        {
            if (_json.NameIs("status"u8))
            {
                _status = ErrorWords.Type(ReadText()) ?? _status;
            }
            else if (_json.NameIs("details"u8))
            {
                _json.Read();
                ReadEach(static (ref reader) => reader.ReadDetail());
            }
            else
            {
                _json.Skip();
            }
        }
    }

    private void ReadDetail()
    {
        if (_json.NameIs("reason"u8))
        {
            _reason ??= ErrorWords.Reason(ReadText());
        }
        else if (_json.NameIs("retryDelay"u8))
        {
            _delay ??= Seconds(ReadText());
        }
        else if (_json.NameIs("fieldViolations"u8))
        {
            _json.Read();
            ReadEach(static (ref reader) => reader.ReadViolation());
        }
        else
        {
            _json.Skip();
        }
    }

    private void ReadViolation()
    {
        if (_json.NameIs("field"u8))
        {
            _field ??= ErrorWords.Field(ReadText());
        }
        else
        {
            _json.Skip();
        }
    }

    private delegate void ReadMemberOf(ref ErrorReader reader);

    /// <summary>Reads the members of each object of the array at which the reader stands.</summary>
    private void ReadEach(ReadMemberOf read)
    {
        if (_json.Enter(JsonTokenType.StartArray) is not JsonEntry.Entered)
        {
            return;
        }

        while (_json.NextElement())
        {
            bool entered = IsObject();
            while (entered && _json.NextMember())
            {
                read(ref this);
            }
        }
    }

    /// <summary>Tells whether an object begins here; anything else is passed over.</summary>
    private bool IsObject()
    {
        if (_json.TokenType is JsonTokenType.StartObject)
        {
            return true;
        }

        _json.Skip();
        return false;
    }

    private string? ReadText()
    {
        _json.Read();
        return TextHere();
    }

    // No word we know is longer, and a text of megabytes need not become a string to be none of them.
    private string? TextHere()
    {
        if (_json.TokenType is JsonTokenType.String && _json.ValueSpan.Length > LongestText)
        {
            return null;
        }

        return _json.TryGetText(out string? text) ? text : null;
    }

    /// <summary>Reads a length as protobuf's JSON has it: seconds with a fraction, then an s.</summary>
    private static TimeSpan? Seconds(string? text) =>
        text?.EndsWith('s') is true && decimal.TryParse(text.AsSpan(..^1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal seconds)
            ? TimeSpan.FromSeconds((double)Math.Min(seconds, int.MaxValue))
            : null;
}
