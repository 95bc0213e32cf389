using System.Globalization;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace FitbitSdk.WebApi;

internal ref partial struct SleepReader
{
    private const string LogsName = "sleep";

    private void ReadLogs()
    {
        switch (_json.Enter(JsonTokenType.StartArray))
        {
            case JsonEntry.Empty:
                return;
            case JsonEntry.Unlike:
                throw Unlike("the logs are no array");
        }

        for (int index = 0; _json.NextElement(); index++)
        {
            if (_json.TokenType is JsonTokenType.StartObject)
            {
                ReadLog(index);
            }
            else
            {
                _json.Skip();
                _problems.Add(LogsName, index, null, "not an object");
            }
        }
    }

    private void ReadLog(int index)
    {
        SleepDraft log = new() { Index = index };
        while (_json.NextMember())
        {
            ReadMember(log);
        }

        Logs.Add(log);
    }

    private void ReadMember(SleepDraft log)
    {
        if (_json.NameIs("logId"u8))
        {
            _json.Read();
            log.LogId = ReadLogId();
            log.Fault ??= log.LogId is null ? ("logId", "not an unsigned 64-bit number") : null;
        }
        else if (_json.NameIs("startTime"u8))
        {
            _json.Read();
            log.Start = ReadTime();
            log.Fault ??= log.Start is null ? ("startTime", "not a local date and time") : null;
        }
        else if (_json.NameIs("endTime"u8))
        {
            _json.Read();
            bool absent = _json.TokenType is JsonTokenType.Null;
            log.End = ReadTime();
            log.Fault ??= log.End is null && !absent ? ("endTime", "not a local date and time") : null;
        }
        else if (_json.NameIs("levels"u8))
        {
            _json.Read();
            ReadLevels(log);
        }
        else
        {
            ReadOptional(log);
        }
    }

    private void ReadOptional(SleepDraft log)
    {
        if (_json.NameIs("dateOfSleep"u8))
        {
            log.DateOfSleep = ReadDate(log.Index);
        }
        else if (_json.NameIs("duration"u8))
        {
            log.DurationMilliseconds = ReadNumber(log.Index, "duration", long.MaxValue);
        }
        else if (_json.NameIs("type"u8))
        {
            log.Type = ReadText(log.Index, "type");
        }
        else if (_json.NameIs("logType"u8))
        {
            log.LogType = ReadText(log.Index, "logType");
        }
        else if (_json.NameIs("isMainSleep"u8))
        {
            log.IsMainSleep = ReadBoolean(log.Index, "isMainSleep");
        }
        else if (_json.NameIs("efficiency"u8))
        {
            log.Efficiency = (int?)ReadNumber(log.Index, "efficiency");
        }
        else if (_json.NameIs("infoCode"u8))
        {
            log.InfoCode = (int?)ReadNumber(log.Index, "infoCode");
        }
        else if (_json.NameIs("minutesAsleep"u8))
        {
            log.MinutesAsleep = (int?)ReadNumber(log.Index, "minutesAsleep");
        }
        else if (_json.NameIs("minutesAwake"u8))
        {
            log.MinutesAwake = (int?)ReadNumber(log.Index, "minutesAwake");
        }
        else if (_json.NameIs("minutesToFallAsleep"u8))
        {
            log.MinutesToFallAsleep = (int?)ReadNumber(log.Index, "minutesToFallAsleep");
        }
        else if (_json.NameIs("minutesAfterWakeup"u8))
        {
            log.MinutesAfterWakeup = (int?)ReadNumber(log.Index, "minutesAfterWakeup");
        }
        else if (_json.NameIs("timeInBed"u8))
        {
            log.MinutesInBed = (int?)ReadNumber(log.Index, "timeInBed");
        }
        else
        {
            _json.Skip();
        }
    }

    private string? ReadLogId()
    {
        // Kept as text: ids go beyond what a double, and a signed long, can hold.
        if (_json.TokenType is JsonTokenType.Number)
        {
            return _json.TryGetUInt64(out ulong id) ? id.ToString(CultureInfo.InvariantCulture) : null;
        }

        return _json.TryGetText(out string? text) && ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? text : null;
    }

    // The years keep clear of the ends of NodaTime's calendar, where adding an offset would overflow.
    private LocalDateTime? ReadTime() =>
        _json.TryGetText(out string? text) && LocalDateTimePattern.ExtendedIso.Parse(text).TryGetValue(default, out LocalDateTime time) && time.Year is >= 1900 and < 3000
            ? time
            : null;

    private LocalDate? ReadDate(int log)
    {
        _json.Read();
        if (_json.TokenType is JsonTokenType.Null)
        {
            return null;
        }

        if (_json.TryGetText(out string? text) && LocalDatePattern.Iso.Parse(text).TryGetValue(default, out LocalDate date))
        {
            return date;
        }

        _problems.Add(LogsName, log, "dateOfSleep", "not a date");
        return null;
    }

    private long? ReadNumber(int log, string member, long maximum = int.MaxValue)
    {
        _json.Read();
        if (_json.TokenType is JsonTokenType.Null)
        {
            return null;
        }

        bool whole = _json.TryGetWhole(out long value);
        if (whole && value >= 0 && value <= maximum)
        {
            return value;
        }

        _problems.Add(LogsName, log, member, whole ? "out of range" : "not a whole number");
        return null;
    }

    private string? ReadText(int log, string member)
    {
        _json.Read();
        if (_json.TokenType is JsonTokenType.Null)
        {
            return null;
        }

        if (_json.TryGetText(out string? text))
        {
            return text;
        }

        _problems.Add(LogsName, log, member, "not a text");
        return null;
    }

    private bool? ReadBoolean(int log, string member)
    {
        _json.Read();
        switch (_json.TokenType)
        {
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.True or JsonTokenType.False:
                return _json.GetBoolean();
            case JsonTokenType.String when _json.TryGetText(out string? text) && bool.TryParse(text, out bool value):
                return value;
            default:
                _json.Skip();
                _problems.Add(LogsName, log, member, "neither true nor false");
                return null;
        }
    }
}
