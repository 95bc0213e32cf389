using System.Text.Json;
using FitbitSdk.Http;
using FitbitSdk.Records;

namespace FitbitSdk.WebApi;

internal ref partial struct ActivityLogReader
{
    private void ReadLevels(ActivityDraft log, ElementPlace place)
    {
        if (!_json.TryEnter(JsonTokenType.StartArray, place, "activityLevel"))
        {
            return;
        }

        string array = place.ArrayIn("activityLevel");
        for (int index = -1; _json.NextObject(_problems, array, ref index);)
        {
            ElementPlace level = place.At(array, index);
            string? name = null;
            long? minutes = null;
            while (_json.NextMember())
            {
                if (_json.NameIs("name"u8))
                {
                    name = _json.ReadText(level, "name");
                }
                else if (_json.NameIs("minutes"u8))
                {
                    minutes = _json.ReadWhole(level, "minutes");
                }
                else
                {
                    _json.Skip();
                }
            }

            if (name is null)
            {
                level.Report("name", "missing");
            }
            else
            {
                log.Levels.Add(new() { Name = name, Minutes = (int?)minutes });
            }
        }
    }

    private void ReadZones(ActivityDraft log, ElementPlace place)
    {
        if (!_json.TryEnter(JsonTokenType.StartArray, place, "heartRateZones"))
        {
            return;
        }

        string array = place.ArrayIn("heartRateZones");
        for (int index = -1; _json.NextObject(_problems, array, ref index);)
        {
            if (ReadZone(place.At(array, index)) is { } zone)
            {
                log.HeartRateZones.Add(zone);
            }
        }
    }

    private ActivityZone? ReadZone(ElementPlace place)
    {
        string? name = null;
        long? minimum = null;
        long? maximum = null;
        long? minutes = null;
        double? kilocalories = null;
        while (_json.NextMember())
        {
            if (_json.NameIs("name"u8))
            {
                name = _json.ReadText(place, "name");
            }
            else if (_json.NameIs("min"u8))
            {
                minimum = _json.ReadWhole(place, "min");
            }
            else if (_json.NameIs("max"u8))
            {
                maximum = _json.ReadWhole(place, "max");
            }
            else if (_json.NameIs("minutes"u8))
            {
                minutes = _json.ReadWhole(place, "minutes");
            }
            else if (_json.NameIs("caloriesOut"u8))
            {
                kilocalories = _json.ReadAmount(place, "caloriesOut");
            }
            else
            {
                _json.Skip();
            }
        }

        if (name is null)
        {
            place.Report("name", "missing");
            return null;
        }

        return new() { Name = name, Minimum = (int?)minimum, Maximum = (int?)maximum, Minutes = (int?)minutes, Kilocalories = kilocalories };
    }

    private void ReadActiveZoneMinutes(ActivityDraft log, ElementPlace place)
    {
        if (!_json.TryEnter(JsonTokenType.StartObject, place, "activeZoneMinutes"))
        {
            return;
        }

        while (_json.NextMember())
        {
            if (_json.NameIs("totalMinutes"u8))
            {
                log.ActiveZoneMinutes = (int?)_json.ReadWhole(place, "activeZoneMinutes.totalMinutes");
            }
            else
            {
                _json.Skip();
            }
        }
    }

    private void ReadManualValues(ActivityDraft log, ElementPlace place)
    {
        if (!_json.TryEnter(JsonTokenType.StartObject, place, "manualValuesSpecified"))
        {
            return;
        }

        while (_json.NextMember())
        {
            if (_json.NameIs("calories"u8))
            {
                log.IsCaloriesManual = _json.ReadBoolean(place, "manualValuesSpecified.calories");
            }
            else if (_json.NameIs("distance"u8))
            {
                log.IsDistanceManual = _json.ReadBoolean(place, "manualValuesSpecified.distance");
            }
            else if (_json.NameIs("steps"u8))
            {
                log.IsStepsManual = _json.ReadBoolean(place, "manualValuesSpecified.steps");
            }
            else
            {
                _json.Skip();
            }
        }
    }

    private void ReadSource(ActivityDraft log, ElementPlace place)
    {
        if (!_json.TryEnter(JsonTokenType.StartObject, place, "source"))
        {
            return;
        }

        string? id = null;
        string? name = null;
        string? type = null;
        string? url = null;
        while (_json.NextMember())
        {
            if (_json.NameIs("id"u8))
            {
                id = ReadSourceId(place);
            }
            else if (_json.NameIs("name"u8))
            {
                name = _json.ReadText(place, "source.name");
            }
            else if (_json.NameIs("type"u8))
            {
                type = _json.ReadText(place, "source.type");
            }
            else if (_json.NameIs("url"u8))
            {
                url = _json.ReadText(place, "source.url");
            }
            else
            {
                _json.Skip();
            }
        }

        log.Source = string.IsNullOrEmpty(id) ? null : new() { Id = id, Name = name, Type = type, Url = url };
    }

    /// <summary>Reads the id of a device, which is a number, or of an application, which is not.</summary>
    private string? ReadSourceId(ElementPlace place)
    {
        _json.Read();
        if (_json.TryGetId(out string? id) || _json.TryGetText(out id) || _json.TokenType is JsonTokenType.Null)
        {
            return id;
        }

        place.Report("source.id", "not a text");
        return null;
    }
}
