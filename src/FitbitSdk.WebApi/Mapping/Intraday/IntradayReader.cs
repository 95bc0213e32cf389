using System.Text.Json;
using FitbitSdk.Http;
using FitbitSdk.Records;
using NodaTime;
using NodaTime.Text;

namespace FitbitSdk.WebApi;

/// <summary>Walks through an intraday answer and collects its rows.</summary>
internal ref struct IntradayReader<TKind, TRow, TRecord>
    where TKind : struct, IIntradayKind<TRow, TRecord>
    where TRow : struct, IIntradayRow
    where TRecord : IHealthRecord<TRecord>
{
    private readonly LocalDate _date;
    private readonly IntradayRows<TRow> _rows;
    private readonly ProblemList _problems;
    private ReadOnlySpan<byte> _bytes;
    private Utf8JsonReader _json;
    private long _interval;
    private int _unitSeconds;

    public IntradayReader(ReadOnlySpan<byte> bytes, LocalDate date, IntradayRows<TRow> rows, ProblemList problems)
    {
        (_date, _rows, _problems) = (date, rows, problems);
        _bytes = bytes;
        _json = new(bytes, JsonRead.Options);
    }

    /// <summary>Gets the detail in seconds; 0 where the answer does not state it in a form we know.</summary>
    public readonly int IntervalSeconds => _interval is > 0 and <= NodaConstants.SecondsPerDay && _interval * _unitSeconds <= NodaConstants.SecondsPerDay
        ? (int)_interval * _unitSeconds
        : 0;

    /// <summary>Gets whether the answer holds a dataset, be it an empty one: only then does it say what there is.</summary>
    public bool HasDataset { get; private set; }

    public void Read()
    {
        _json.Read();
        if (_json.EnterOrThrow(JsonTokenType.StartObject, TKind.Operation, "the body is no object"))
        {
            ReadRoot();
        }

        _json.Read();   // throws where more follows
    }

    private static HealthApiProtocolException Unlike(string reason) => new(TKind.Operation, reason);

    private void ReadRoot()
    {
        bool known = true;
        bool day = false;
        bool samples = false;
        for (int i = 0; _json.NextMember(); i++)
        {
            _json.ThrowIfError(TKind.Operation);
            bool series = _json.NameIs(TKind.SeriesName);
            bool intraday = !series && _json.NameIs(TKind.IntradayName);
            known = series || intraday || (known && i > 0);
            _json.Read();
            if (series)
            {
                day = ReadSeries();
            }
            else if (intraday)
            {
                samples = true;
                ReadIntraday();
            }
            else
            {
                _json.Skip();
            }
        }

        if (day && !samples)
        {
            // An application without intraday access is given the day alone. Taken for "no data", it would count as read.
            throw Unlike("the answer holds the day but no intraday series; the application may lack intraday access");
        }

        if (!known)
        {
            throw Unlike("the body holds none of the members of this answer");
        }
    }

    /// <summary>Checks the daily series.</summary>
    /// <returns>Whether it holds a day.</returns>
    private bool ReadSeries()
    {
        bool any = false;
        switch (_json.Enter(JsonTokenType.StartArray))
        {
            case JsonEntry.Empty:
                return false;
            case JsonEntry.Unlike:
                throw Unlike("the daily series is no array");
        }

        while (_json.NextElement())
        {
            if (_json.TokenType is not JsonTokenType.StartObject)
            {
                throw Unlike("the daily series holds something other than days");
            }

            any = true;

            while (_json.NextMember())
            {
                bool date = _json.NameIs("dateTime"u8);
                _json.Read();
                if (!date)
                {
                    _json.Skip();   // object or text in "value", zones beside it: nothing of it is ours
                }
                else if (!_json.TryGetText(out string? text) || !LocalDatePattern.Iso.Parse(text).TryGetValue(default, out LocalDate day) || day != _date)
                {
                    throw Unlike("the answer is for another date than was asked for");
                }
            }
        }

        return any;
    }

    private void ReadIntraday()
    {
        if (!_json.EnterOrThrow(JsonTokenType.StartObject, TKind.Operation, "the intraday series is no object"))
        {
            return;
        }

        while (_json.NextMember())
        {
            if (_json.NameIs("dataset"u8))
            {
                _json.Read();
                ReadDataset();
            }
            else if (_json.NameIs("datasetInterval"u8))
            {
                _json.Read();
                _interval = _json.TryGetWhole(out long interval) ? interval : 0;
            }
            else if (_json.NameIs("datasetType"u8))
            {
                _json.Read();
                _unitSeconds = _json.TryGetText(out string? type) ? UnitSeconds(type) : 0;
            }
            else
            {
                _json.Skip();
            }
        }
    }

    private static int UnitSeconds(string type) => type switch
    {
        "second" => 1,
        "minute" => 60,
        _ => 0,
    };

    private void ReadDataset()
    {
        if (!_json.EnterOrThrow(JsonTokenType.StartArray, TKind.Operation, "the dataset is no array"))
        {
            return;
        }

        HasDataset = true;
        for (int index = ScanRows(); _json.NextElement(); index++)
        {
            ReadRow(index);
        }
    }

    /// <summary>Takes the rows at the start of the dataset that need no JSON reader, and lets it go on behind them.</summary>
    private int ScanRows()
    {
        ReadOnlySpan<byte> rest = _bytes[(int)_json.BytesConsumed..];
        int before = _rows.Count;
        int resumeAt = TKind.Scan(rest, _rows);
        int count = _rows.Count - before;
        if (count > 0)
        {
            // The state is that of an array just opened, so the reader checks what follows as if the rows were not there.
            _bytes = rest[resumeAt..];
            _json = new(_bytes, isFinalBlock: true, _json.CurrentState);
        }

        return count;
    }

    private void ReadRow(int index)
    {
        if (_json.TokenType is not JsonTokenType.StartObject)
        {
            _json.Skip();
            _problems.Add(TKind.Dataset, index, null, "not an object");
            return;
        }

        bool usable = TKind.TryRead(ref _json, out TRow row, out (string Member, string Reason)? fault);
        if (usable)
        {
            _rows.Add(row);
        }

        if (fault is { } found)
        {
            _problems.Add(TKind.Dataset, index, found.Member, found.Reason);
        }
    }
}
