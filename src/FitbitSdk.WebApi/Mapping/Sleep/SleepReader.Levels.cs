using System.Text;
using System.Text.Json;
using FitbitSdk.Http;
using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.WebApi;

internal ref partial struct SleepReader
{
    private void ReadLevels(SleepDraft log)
    {
        switch (_json.Enter(JsonTokenType.StartObject))
        {
            case JsonEntry.Empty:
                return;   // manual logs have none
            case JsonEntry.Unlike:
                _problems.Add(LogsName, log.Index, "levels", "not an object");
                return;
        }

        while (_json.NextMember())
        {
            if (_json.NameIs("data"u8))
            {
                ReadStages(log.Levels, $"sleep[{log.Index}].levels.data");
            }
            else if (_json.NameIs("shortData"u8))
            {
                ReadStages(log.ShortWakes, $"sleep[{log.Index}].levels.shortData");
            }
            else if (_json.NameIs("summary"u8))
            {
                ReadSummary(log);
            }
            else
            {
                _json.Skip();
            }
        }
    }

    private void ReadStages(List<(LocalDateTime Start, int Seconds, string Level)> stages, string position)
    {
        _json.Read();
        switch (_json.Enter(JsonTokenType.StartArray))
        {
            case JsonEntry.Empty:
                return;
            case JsonEntry.Unlike:
                _problems.Add(position, "not an array");
                return;
        }

        for (int index = -1; _json.NextObject(_problems, position, ref index);)
        {
            ReadStage(stages, position, index);
        }
    }

    private void ReadStage(List<(LocalDateTime Start, int Seconds, string Level)> stages, string position, int index)
    {
        LocalDateTime? start = null;
        long? seconds = null;
        string? level = null;
        while (_json.NextMember())
        {
            // Old samples spell it in lower case.
            if (_json.NameIs("dateTime"u8) || _json.NameIs("datetime"u8))
            {
                _json.Read();
                start = ReadTime();
            }
            else if (_json.NameIs("seconds"u8))
            {
                _json.Read();
                seconds = _json.TryGetWhole(out long value) && value is >= 0 and <= int.MaxValue ? value : null;
            }
            else if (_json.NameIs("level"u8))
            {
                _json.Read();
                level = ReadLevelName();
            }
            else
            {
                _json.Skip();
            }
        }

        if (start is { } at && seconds is { } length && level is not null)
        {
            stages.Add((at, (int)length, level));
        }
        else
        {
            _problems.Add(position, index, start is null ? "dateTime" : seconds is null ? "seconds" : "level", "missing or malformed");
        }
    }

    private void ReadSummary(SleepDraft log)
    {
        _json.Read();
        switch (_json.Enter(JsonTokenType.StartObject))
        {
            case JsonEntry.Empty:
                return;
            case JsonEntry.Unlike:
                _problems.Add(LogsName, log.Index, "levels.summary", "not an object");
                return;
        }

        for (int index = 0; _json.NextMember(); index++)
        {
            string? level = ReadLevelName();
            _json.Read();
            if (level is not null && _json.Enter(JsonTokenType.StartObject) is JsonEntry.Entered)
            {
                log.Summary.Add(ReadLevelSummary(new(_problems, LogsName, log.Index), level));
            }
            else
            {
                // By its place, not by its name: a name is text of the service's.
                _json.Skip();
                _problems.Add($"sleep[{log.Index}].levels.summary", index, null, "not an object");
            }
        }
    }

    private SleepLevelSummary ReadLevelSummary(ElementPlace log, string level)
    {
        long? count = null;
        long? minutes = null;
        long? average = null;
        while (_json.NextMember())
        {
            if (_json.NameIs("count"u8))
            {
                count = _json.ReadWhole(log, "levels.summary.count");
            }
            else if (_json.NameIs("minutes"u8))
            {
                minutes = _json.ReadWhole(log, "levels.summary.minutes");
            }
            else if (_json.NameIs("thirtyDayAvgMinutes"u8))
            {
                average = _json.ReadWhole(log, "levels.summary.thirtyDayAvgMinutes");
            }
            else
            {
                _json.Skip();
            }
        }

        return new() { Level = level, Count = (int?)count, Minutes = (int?)minutes, ThirtyDayAverageMinutes = (int?)average };
    }

    /// <summary>Reads a level, as a text or as a member's name; those we know cost no new text.</summary>
    private string? ReadLevelName()
    {
        foreach (string name in (ReadOnlySpan<string>)["wake", "light", "deep", "rem", "asleep", "restless", "awake"])
        {
            if (_json.TokenType is (JsonTokenType.String or JsonTokenType.PropertyName) && !_json.ValueIsEscaped && Ascii.Equals(_json.ValueSpan, name))
            {
                return name;
            }
        }

        return _json.TryGetText(out string? text) && text.Length > 0 ? text : null;
    }
}
