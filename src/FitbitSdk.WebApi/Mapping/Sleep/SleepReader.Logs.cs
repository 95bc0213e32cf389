using System.Text.Json;
using FitbitSdk.Http;
using NodaTime;

namespace FitbitSdk.WebApi;

internal ref partial struct SleepReader
{
    private const string LogsName = "sleep";

    private void ReadLogs()
    {
        if (!_json.EnterOrThrow(JsonTokenType.StartArray, SleepMapper.Operation, "the logs are no array"))
        {
            return;
        }

        for (int index = -1; _json.NextObject(_problems, LogsName, ref index);)
        {
            ReadLog(index);
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
            log.LogId = _json.TryGetId(out string? id) ? id : null;
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
        ElementPlace place = new(_problems, LogsName, log.Index);
        if (_json.NameIs("dateOfSleep"u8))
        {
            log.DateOfSleep = _json.ReadDate(place, "dateOfSleep");
        }
        else if (_json.NameIs("duration"u8))
        {
            log.DurationMilliseconds = _json.ReadWhole(place, "duration", long.MaxValue);
        }
        else if (_json.NameIs("type"u8))
        {
            log.Type = _json.ReadText(place, "type");
        }
        else if (_json.NameIs("logType"u8))
        {
            log.LogType = _json.ReadText(place, "logType");
        }
        else if (_json.NameIs("isMainSleep"u8))
        {
            log.IsMainSleep = _json.ReadBoolean(place, "isMainSleep");
        }
        else if (_json.NameIs("efficiency"u8))
        {
            log.Efficiency = (int?)_json.ReadWhole(place, "efficiency");
        }
        else if (_json.NameIs("infoCode"u8))
        {
            log.InfoCode = (int?)_json.ReadWhole(place, "infoCode");
        }
        else if (_json.NameIs("minutesAsleep"u8))
        {
            log.MinutesAsleep = (int?)_json.ReadWhole(place, "minutesAsleep");
        }
        else if (_json.NameIs("minutesAwake"u8))
        {
            log.MinutesAwake = (int?)_json.ReadWhole(place, "minutesAwake");
        }
        else if (_json.NameIs("minutesToFallAsleep"u8))
        {
            log.MinutesToFallAsleep = (int?)_json.ReadWhole(place, "minutesToFallAsleep");
        }
        else if (_json.NameIs("minutesAfterWakeup"u8))
        {
            log.MinutesAfterWakeup = (int?)_json.ReadWhole(place, "minutesAfterWakeup");
        }
        else if (_json.NameIs("timeInBed"u8))
        {
            log.MinutesInBed = (int?)_json.ReadWhole(place, "timeInBed");
        }
        else
        {
            _json.Skip();
        }
    }

    private LocalDateTime? ReadTime() => _json.TryGetLocalTime(out LocalDateTime time) ? time : null;
}
