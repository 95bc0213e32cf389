using System.Text.Json;
using FitbitSdk.Http;
using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.GoogleHealth;

/// <summary>An interval as it is read: start and end, each with an offset of its own.</summary>
internal struct IntervalDraft
{
    private bool _hasStart;
    private Instant? _start;
    private Offset? _startOffset;
    private bool _hasEnd;
    private Instant? _end;
    private Offset? _endOffset;

    /// <summary>Reads the member at whose name the reader stands, if it is one of an interval's.</summary>
    public bool TryRead(ref Utf8JsonReader json, ElementPlace place)
    {
        if (json.NameIs("startTime"u8))
        {
            _start = json.ReadInstant(place, "startTime");
            _hasStart = json.TokenType is not JsonTokenType.Null;
        }
        else if (json.NameIs("startUtcOffset"u8))
        {
            _startOffset = json.ReadOffset(place, "startUtcOffset");
        }
        else if (json.NameIs("endTime"u8))
        {
            _end = json.ReadInstant(place, "endTime");
            _hasEnd = json.TokenType is not JsonTokenType.Null;
        }
        else if (json.NameIs("endUtcOffset"u8))
        {
            _endOffset = json.ReadOffset(place, "endUtcOffset");
        }
        else
        {
            return false;
        }

        return true;
    }

    /// <summary>Reads the object <c>interval</c>, at whose name the reader stands.</summary>
    public void ReadObject(ref Utf8JsonReader json, ElementPlace place)
    {
        bool entered = json.TryEnter(JsonTokenType.StartObject, place, "interval");
        while (entered && json.NextMember())
        {
            if (!TryRead(ref json, place))
            {
                json.Skip();
            }
        }
    }

    /// <summary>Gives both ends; what is missing is reported.</summary>
    public readonly bool TryComplete(ElementPlace place, out RecordTime start, out RecordTime end)
    {
        (start, end) = (default, default);
        if (!_hasStart || !_hasEnd)
        {
            place.Report(_hasStart ? "endTime" : "startTime", "missing");
            return false;
        }

        if (_start is not { } from || _end is not { } to)
        {
            return false;   // reported when it was read
        }

        if (to < from || to - from > Duration.FromDays(31))
        {
            place.Report("endTime", to < from ? "before the start" : "out of range");
            return false;
        }

        (start, end) = (from.ToTime(_startOffset), to.ToTime(_endOffset));
        return true;
    }
}
