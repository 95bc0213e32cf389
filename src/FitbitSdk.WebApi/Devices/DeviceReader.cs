using System.Text.Json;
using FitbitSdk.Http;
using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>Reads a list of devices. What has no id or no type is left out.</summary>
internal ref struct DeviceReader(ReadOnlySpan<byte> bytes)
{
    private Utf8JsonReader _json = new(bytes, JsonRead.Options);

    public List<FitbitDevice> Devices { get; } = [];

    public void Read()
    {
        _json.Read();
        if (_json.TokenType is not JsonTokenType.StartArray)
        {
            throw new HealthApiProtocolException(FitbitOperations.Devices.GetDevices.Name, "the body is no array");
        }

        while (_json.NextElement())
        {
            if (_json.TokenType is JsonTokenType.StartObject)
            {
                ReadDevice();
            }
            else
            {
                _json.Skip();
            }
        }

        _json.Read();   // throws where more follows
    }

    private void ReadDevice()
    {
        string? id = null;
        string? type = null;
        string? version = null;
        LocalDateTime? uploaded = null;
        string? battery = null;
        int? level = null;
        string? address = null;
        IReadOnlyList<string> features = [];
        while (_json.NextMember())
        {
            if (_json.NameIs("id"u8))
            {
                id = ReadText();
            }
            else if (_json.NameIs("type"u8))
            {
                type = ReadType();
            }
            else if (_json.NameIs("deviceVersion"u8))
            {
                version = ReadText();
            }
            else if (_json.NameIs("lastSyncTime"u8))
            {
                _json.Read();
                uploaded = _json.TryGetLocalTime(out LocalDateTime time) ? time : null;
            }
            else if (_json.NameIs("battery"u8))
            {
                _json.Read();
                _json.TryGetText(out battery);
            }
            else if (_json.NameIs("batteryLevel"u8))
            {
                _json.Read();
                level = _json.TryGetWhole(out long percent) && percent is >= 0 and <= 100 ? (int)percent : null;
            }
            else if (_json.NameIs("mac"u8))
            {
                _json.Read();
                _json.TryGetText(out address);
            }
            else if (_json.NameIs("features"u8))
            {
                features = ReadTexts();
            }
            else
            {
                _json.Skip();
            }
        }

        if (id is not null && type is not null)
        {
            Devices.Add(new()
            {
                Id = id,
                Type = type,
                Version = version,
                LastSyncTime = uploaded,
                Battery = battery is null ? null : new(battery),
                BatteryLevel = level,
                MacAddress = address,
                Features = features,
            });
        }
    }

    private List<string> ReadTexts()
    {
        _json.Read();
        if (_json.Enter(JsonTokenType.StartArray) is not JsonEntry.Entered)
        {
            return [];
        }

        List<string> texts = [];
        while (_json.NextElement())
        {
            if (_json.TryGetText(out string? text))
            {
                texts.Add(text);
            }
        }

        return texts;
    }

    // Nearly all are trackers: one text does for all of them.
    private string? ReadType()
    {
        _json.Read();
        return _json.NameIs("TRACKER"u8) ? StatusParts.Tracker : GetText();
    }

    private string? ReadText()
    {
        _json.Read();
        return GetText();
    }

    private string? GetText()
    {
        bool known = _json.TryGetText(out string? text);
        return known || _json.TokenType is JsonTokenType.Null ? text : throw new HealthApiProtocolException(FitbitOperations.Devices.GetDevices.Name, "a device is described by something other than text");
    }
}
