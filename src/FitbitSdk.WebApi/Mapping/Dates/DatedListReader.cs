using System.Buffers;
using System.Text;
using System.Text.Json;
using FitbitSdk.Http;
using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>Walks through a list of dates and collects the records of those in the window.</summary>
internal ref struct DatedListReader<TEntry, TRecord>
    where TEntry : IDatedEntry<TRecord>
    where TRecord : struct
{
    private const string NoMember = "the body holds none of the members of this answer";

    private readonly DatedList<TEntry> _list;
    private readonly ReadOnlySpan<byte> _name;
    private readonly ReadOnlySpan<byte> _dateName;
    private readonly ReadRequest _request;
    private readonly ProblemList _problems;
    private readonly List<TRecord> _records = [];
    private Utf8JsonReader _json;
    private bool _hasList;

    private DatedListReader(DatedList<TEntry> list, ReadOnlySpan<byte> bytes, ReadRequest request, ProblemList problems)
    {
        (_list, _request, _problems) = (list, request, problems);
        _name = Encoding.UTF8.GetBytes(list.Name);
        _dateName = Encoding.UTF8.GetBytes(list.DateMember);
        _json = new(bytes, JsonRead.Options);
    }

    /// <summary>Gives the records in the service's order; <see langword="null"/> where the answer lacks its list, be it an empty one.</summary>
    /// <exception cref="HealthApiProtocolException">The answer is not what the API promises.</exception>
    public static List<TRecord>? Read(DatedList<TEntry> list, in ReadOnlySequence<byte> body, ReadRequest request, ProblemList problems)
    {
        using JsonBody json = new(body);
        DatedListReader<TEntry, TRecord> reader = new(list, json.Bytes, request, problems);
        JsonAnswer.Read(list.Operation, ref reader, static (ref walk) => walk.ReadAnswer());
        if (reader._hasList)
        {
            return reader._records;
        }

        // Such an answer does not say that there is nothing: it says nothing, and must not pass for dates that were read.
        problems.Add(list.Name, "missing");
        return null;
    }

    private void ReadAnswer()
    {
        _json.Read();
        if (_list.IsBare)
        {
            ReadList();
        }
        else
        {
            if (_json.EnterOrThrow(JsonTokenType.StartObject, _list.Operation, "the body is no object"))
            {
                ReadRoot();
            }
        }

        _json.Read();   // throws where more follows
    }

    private readonly HealthApiProtocolException Unlike(string reason) => new(_list.Operation, reason);

    private void ReadRoot()
    {
        bool any = false;
        for (; _json.NextMember(); any = true)
        {
            _json.ThrowIfError(_list.Operation);
            if (_json.NameIs(_name))
            {
                _json.Read();
                ReadList();
            }
            else
            {
                _json.Skip();
            }
        }

        if (any && !_hasList)
        {
            throw Unlike(NoMember);
        }
    }

    private void ReadList()
    {
        if (_list.IsBare && _json.TokenType is JsonTokenType.StartObject)
        {
            ReadAlone();
            return;
        }

        _hasList = true;
        if (!_json.EnterOrThrow(JsonTokenType.StartArray, _list.Operation, "the list is no array"))
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
                _problems.Add(_list.Name, index, null, "not an object");
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
            ahead.ThrowIfError(_list.Operation);
            if (ahead.NameIs(_name))
            {
                ReadRoot();
                return;
            }

            if (ahead.NameIs(_dateName))
            {
                _hasList = true;
                ReadEntry(0);
                return;
            }

            ahead.Skip();
        }

        if (any)
        {
            throw Unlike(NoMember);
        }

        _hasList = true;
        _json = ahead;
    }

    private void ReadEntry(int index)
    {
        ElementPlace place = new(_problems, _list.Name, index);
        TEntry entry = _list.CreateEntry();
        LocalDate date = default;
        string? fault = "missing";
        while (_json.NextMember())
        {
            if (_json.NameIs(_dateName))
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
            place.Report(_list.DateMember, fault);
        }
        else if (_request.Window.Contains(StreamTime.FromDate(date)))
        {
            entry.AddTo(_records, date, _request, place);
        }
    }
}
