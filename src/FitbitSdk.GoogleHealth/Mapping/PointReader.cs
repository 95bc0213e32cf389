using System.Text.Json;
using FitbitSdk.Http;
using FitbitSdk.Records;

namespace FitbitSdk.GoogleHealth;

/// <summary>Walks through an answer that lists data points.</summary>
/// <remarks><see href="https://developers.google.com/health/reference/rest#v4.users.dataTypes.dataPoints">Source</see>.</remarks>
internal ref struct PointReader<TKind, TRecord>
    where TKind : struct, IPointKind<TRecord>
    where TRecord : IHealthRecord<TRecord>
{
    private const string Points = "dataPoints";

    private readonly string _operation;
    private readonly ProblemList _problems;
    private Utf8JsonReader _json;

    public PointReader(ReadOnlySpan<byte> bytes, string operation, ProblemList problems)
    {
        (_operation, _problems) = (operation, problems);
        _json = new(bytes, JsonRead.Options);
    }

    /// <summary>Gets the records in the service's order, with those that it is still at work on.</summary>
    public List<(TRecord Record, bool IsFinal)> Records { get; } = [];

    /// <summary>Gets whether there is more of the answer on another page.</summary>
    public bool HasMore { get; private set; }

    public void Read()
    {
        _json.Read();
        if (_json.TokenType is not JsonTokenType.StartObject)
        {
            throw Unlike("the body is no object");
        }

        ReadRoot();
        _json.Read();   // throws where more follows
    }

    private readonly HealthApiProtocolException Unlike(string reason) => new(_operation, reason);

    private void ReadRoot()
    {
        bool empty = true;
        bool known = false;
        while (_json.NextMember())
        {
            empty = false;
            _json.ThrowIfError(_operation);
            if (_json.NameIs("dataPoints"u8))
            {
                known = true;
                _json.Read();
                ReadPoints();
            }
            else if (_json.NameIs("nextPageToken"u8))
            {
                known = true;
                ReadPageToken();
            }
            else
            {
                _json.Skip();
            }
        }

        // Without data the service leaves the list out. An answer of another kind must not pass for a window without data.
        if (!known && !empty)
        {
            throw Unlike("the body holds none of the members of this answer");
        }
    }

    private void ReadPageToken()
    {
        _json.Read();
        bool text = _json.TryGetText(out string? token);
        if (!text && _json.TokenType is not JsonTokenType.Null)
        {
            // Taken for the end, it would lose what follows.
            throw Unlike("the page token is no text");
        }

        HasMore = !string.IsNullOrEmpty(token);
    }

    private void ReadPoints()
    {
        if (!_json.EnterOrThrow(JsonTokenType.StartArray, _operation, "the data points are no array"))
        {
            return;
        }

        for (int index = -1; _json.NextObject(_problems, Points, ref index);)
        {
            ReadPoint(new(_problems, Points, index));
        }
    }

    private void ReadPoint(ElementPlace place)
    {
        // The measurement is read last, from a reader that stayed behind: what stands beside it may follow it.
        Utf8JsonReader measurement = default;
        string? name = null;
        string? method = null;
        while (_json.NextMember())
        {
            if (_json.NameIs(TKind.Type.Member))
            {
                _json.Read();
                measurement = _json;
                _json.Skip();
            }
            else if (_json.NameIs("name"u8) || _json.NameIs("dataPointName"u8))
            {
                name = _json.ReadText(place, "name");
            }
            else if (_json.NameIs("dataSource"u8))
            {
                method = ReadMethod(place);
            }
            else
            {
                _json.Skip();
            }
        }

        if (measurement.TokenType is not JsonTokenType.StartObject)
        {
            place.Report(TKind.Type.MemberName, measurement.TokenType is JsonTokenType.None or JsonTokenType.Null ? "missing" : "not an object");
            return;
        }

        PointState state = TKind.Read(ref measurement, new(name, method), place, out TRecord? record);
        if (state is not PointState.Malformed)
        {
            Records.Add((record!, state is PointState.Final));
        }
    }

    private string? ReadMethod(ElementPlace place)
    {
        string? method = null;
        bool entered = _json.TryEnter(JsonTokenType.StartObject, place, "dataSource");
        while (entered && _json.NextMember())
        {
            if (_json.NameIs("recordingMethod"u8))
            {
                method = _json.ReadText(place, "dataSource.recordingMethod");
            }
            else
            {
                _json.Skip();
            }
        }

        return method;
    }
}
