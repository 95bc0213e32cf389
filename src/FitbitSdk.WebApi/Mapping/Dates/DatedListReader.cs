using System.Text;
using System.Text.Json;
using FitbitSdk.Http;
using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>Walks through a list of dates and collects the records of those in the window.</summary>
internal ref struct DatedListReader<TEntry, TRecord>
    where TEntry : IDatedEntry<TRecord>, new()
    where TRecord : struct, IHealthRecord<TRecord>
{
    private const string NoMember = "the body holds none of the members of this answer";

    private readonly ReadOnlySpan<byte> _list = Encoding.UTF8.GetBytes(TEntry.List);
    private readonly ReadRequest _request;
    private readonly ProblemList _problems;
    private Utf8JsonReader _json;

    public DatedListReader(ReadOnlySpan<byte> bytes, ReadRequest request, ProblemList problems)
    {
        (_request, _problems) = (request, problems);
        _json = new(bytes, JsonRead.Options);
    }

    /// <summary>Gets the records in the service's order.</summary>
    public List<TRecord> Records { get; } = [];

    /// <summary>Gets whether the answer holds the list, be it an empty one: only then does it say what there is.</summary>
    public bool HasList { get; private set; }

    public void Read()
    {
        _json.Read();
        if (TEntry.IsBare)
        {
            ReadList();
        }
        else
        {
            if (_json.EnterOrThrow(JsonTokenType.StartObject, TEntry.Operation, "the body is no object"))
            {
                ReadRoot();
            }
        }

        _json.Read();   // throws where more follows
    }

    private static HealthApiProtocolException Unlike(string reason) => new(TEntry.Operation, reason);

    private void ReadRoot()
    {
        bool any = false;
        for (; _json.NextMember(); any = true)
        {
            _json.ThrowIfError(TEntry.Operation);
            if (_json.NameIs(_list))
            {
                _json.Read();
                ReadList();
            }
            else
            {
                _json.Skip();
            }
        }

        if (any && !HasList)
        {
            throw Unlike(NoMember);
        }
    }

    private void ReadList()
    {
        if (TEntry.IsBare && _json.TokenType is JsonTokenType.StartObject)
        {
            ReadAlone();
            return;
        }

        HasList = true;
        if (!_json.EnterOrThrow(JsonTokenType.StartArray, TEntry.Operation, "the list is no array"))
        {
            return;
        }

        for (int index = 0; _json.NextElement(); index++)
        {
            if (_json.TokenType is JsonTokenType.StartObject)
            {
                ReadEntry(index);
            }
            else
            {
                _json.Skip();
                _problems.Add(TEntry.List, index, null, "not an object");
            }
        }
    }

    /// <summary>Reads an object where the list is expected: an entry that stands alone, the list in an object, or nothing.</summary>
    private void ReadAlone()
    {
        Utf8JsonReader ahead = _json;
        bool any = false;
        for (; ahead.NextMember(); any = true)
        {
            ahead.ThrowIfError(TEntry.Operation);
            if (ahead.NameIs(_list))
            {
                ReadRoot();
                return;
            }

            if (ahead.NameIs("dateTime"u8))
            {
                HasList = true;
                ReadEntry(0);
                return;
            }

            ahead.Skip();
        }

        if (any)
        {
            throw Unlike(NoMember);
        }

        HasList = true;
        _json = ahead;
    }

    private void ReadEntry(int index)
    {
        ElementPlace place = new(_problems, TEntry.List, index);
        TEntry entry = new();
        LocalDate date = default;
        string? fault = "missing";
        while (_json.NextMember())
        {
            if (_json.NameIs("dateTime"u8))
            {
                _json.Read();
                fault = _json.TryGetDate(out date) ? null : "not a date";
            }
            else if (!entry.TryRead(ref _json, place))
            {
                _json.Skip();
            }
        }

        if (fault is not null)
        {
            place.Report("dateTime", fault);
        }
        else if (_request.Window.Contains(StreamTime.FromDate(date)))
        {
            entry.AddTo(Records, date, _request, place);
        }
    }
}
