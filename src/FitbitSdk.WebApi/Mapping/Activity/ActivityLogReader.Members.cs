using System.Text.Json;
using FitbitSdk.Http;
using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.WebApi;

internal ref partial struct ActivityLogReader
{
    private void ReadMember(ActivityDraft log, ElementPlace place)
    {
        string? name = _json.TryGetText(out string? text) ? text : null;
        switch (name)
        {
            case "logId":
                _json.Read();
                log.LogId = _json.TryGetId(out string? id) ? id : null;
                log.Fault ??= log.LogId is null ? (name, "not an unsigned 64-bit number") : null;
                break;
            case "startTime":
                ReadStart(log);
                break;
            case "startDate":
                log.StartDate = _json.ReadDate(place, name);
                break;
            case "duration":
                log.DurationMilliseconds = _json.ReadWhole(place, name, long.MaxValue);
                break;
            case "activeDuration":
                log.ActiveDurationMilliseconds = _json.ReadWhole(place, name, long.MaxValue);
                break;
            case "originalStartTime":
                log.OriginalStart = ReadTime(place, name);
                break;
            case "originalDuration":
                log.OriginalDurationMilliseconds = _json.ReadWhole(place, name, long.MaxValue);
                break;
            case "lastModified":
                log.LastModified = ReadTime(place, name);
                break;
            case "activityTypeId":
                log.ActivityTypeId = _json.ReadWhole(place, name, long.MaxValue);
                break;
            case "activityId":
                log.ActivityId = _json.ReadWhole(place, name, long.MaxValue);
                break;
            case "activityName":
                log.ActivityName = _json.ReadText(place, name);
                break;
            case "name":
                log.Name = _json.ReadText(place, name);
                break;
            case "logType":
                log.LogType = _json.ReadText(place, name);
                break;
            default:
                ReadMeasure(log, place, name);
                break;
        }
    }

    private void ReadMeasure(ActivityDraft log, ElementPlace place, string? name)
    {
        switch (name)
        {
            case "calories":
                log.Kilocalories = _json.ReadAmount(place, name);
                break;
            case "steps":
                log.Steps = (int?)_json.ReadWhole(place, name);
                break;
            case "distance":
                log.Distance = _json.ReadAmount(place, name);
                break;
            case "distanceUnit":
                log.DistanceUnit = _json.ReadText(place, name);
                break;
            case "speed":
                log.Speed = _json.ReadAmount(place, name);
                break;
            case "elevationGain":
                log.ElevationGainMetres = _json.ReadAmount(place, name);
                break;
            case "averageHeartRate":
                log.AverageHeartRate = (int?)_json.ReadWhole(place, name);
                break;
            case "hasGps":
                log.HasGps = _json.ReadBoolean(place, name);
                break;
            case "activeZoneMinutes":
                ReadActiveZoneMinutes(log, place);
                break;
            case "manualValuesSpecified":
                ReadManualValues(log, place);
                break;
            case "source":
                ReadSource(log, place);
                break;
            case "activityLevel":
                ReadLevels(log, place);
                break;
            case "heartRateZones":
                ReadZones(log, place);
                break;
            default:
                _json.Skip();
                break;
        }
    }

    /// <summary>Reads the start: date and time, or as the daily summary has it the time of day beside a date.</summary>
    private void ReadStart(ActivityDraft log)
    {
        _json.Read();
        if (_json.TryGetTime(out LocalDateTime local, out Offset? offset))
        {
            log.Start = ToRecordTime(local, offset);
        }
        else if (_json.TryGetText(out string? text) && LocalTimes.TryParseTimeOfDay(text, out LocalTime time))
        {
            log.StartTimeOfDay = time;
        }
        else
        {
            log.Fault ??= ("startTime", "not a date and time");
        }
    }

    private RecordTime? ReadTime(ElementPlace place, string member)
    {
        _json.Read();
        if (_json.TokenType is JsonTokenType.Null)
        {
            return null;
        }

        if (_json.TryGetTime(out LocalDateTime local, out Offset? offset))
        {
            return ToRecordTime(local, offset);
        }

        place.Report(member, "not a date and time");
        return null;
    }

    private readonly RecordTime ToRecordTime(LocalDateTime local, Offset? offset) =>
        offset is { } stated ? RecordTime.FromLocal(local, stated, TimeBasis.Stated) : _zones.Resolve(local);
}
