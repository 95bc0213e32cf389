using System.Text;
using System.Text.Json;
using FitbitSdk.Http;
using NodaTime;

namespace FitbitSdk.GoogleHealth;

/// <summary>Reads one page of devices. What has no name or no type is left out; any other member of another form counts as missing.</summary>
internal ref struct DeviceReader(ReadOnlySpan<byte> bytes, List<GoogleHealthDevice> devices)
{
    private static readonly string Operation = GoogleHealthOperations.ListPairedDevices.Name;

    private readonly ElementPlace _ignored = new(new("pairedDevices"), "pairedDevices", 0);
    private Utf8JsonReader _json = new(bytes, JsonRead.Options);

    /// <summary>Gets the token of the next page; empty or <see langword="null"/> on the last.</summary>
    public string? NextPageToken { get; private set; }

    public void Read()
    {
        _json.Read();
        if (_json.TokenType is not JsonTokenType.StartObject)
        {
            throw new HealthApiProtocolException(Operation, "the body is no object");
        }

        while (_json.NextMember())
        {
            if (_json.NameIs("pairedDevices"u8))
            {
                _json.Read();
                ReadDevices();
            }
            else if (_json.NameIs("nextPageToken"u8))
            {
                NextPageToken = ReadPageToken();
            }
            else if (_json.NameIs("error"u8))
            {
                throw new HealthApiProtocolException(Operation, "the body is an error although the status is none");
            }
            else
            {
                _json.Skip();
            }
        }

        _json.Read();   // throws where more follows
    }

    private string? ReadPageToken()
    {
        _json.Read();
        bool text = _json.TryGetText(out string? token);
        return text || _json.TokenType is JsonTokenType.Null
            ? token
            : throw new HealthApiProtocolException(Operation, "the page token is no text");   // taken for the end, it would lose what follows
    }

    private void ReadDevices()
    {
        if (!_json.EnterOrThrow(JsonTokenType.StartArray, Operation, "the devices are no array"))
        {
            return;
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
    }

    private void ReadDevice()
    {
        string? id = null;
        string? type = null;
        string? version = null;
        Instant? uploaded = null;
        while (_json.NextMember())
        {
            if (_json.NameIs("name"u8))
            {
                id = ReadId();
            }
            else if (_json.NameIs("deviceType"u8))
            {
                _json.Read();
                type = _json.NameIs("TRACKER"u8) ? StatusParts.Tracker : _json.GetText(_ignored, "deviceType");   // one text does for nearly all
            }
            else if (_json.NameIs("deviceVersion"u8))
            {
                version = _json.ReadText(_ignored, "deviceVersion");
            }
            else if (_json.NameIs("lastSyncTime"u8))
            {
                uploaded = _json.ReadInstant(_ignored, "lastSyncTime");
            }
            else
            {
                _json.Skip();
            }
        }

        if (id is not null && type is not null)
        {
            devices.Add(new() { Id = id, Type = type, Version = version, LastSyncTime = uploaded });
        }
    }

    /// <summary>Reads the last part of a name such as <c>users/me/pairedDevices/4711</c>, where nothing is escaped without a text of the whole.</summary>
    private string? ReadId()
    {
        _json.Read();
        if (_json is { TokenType: JsonTokenType.String, ValueIsEscaped: false } && Ascii.IsValid(_json.ValueSpan))
        {
            return Encoding.ASCII.GetString(_json.ValueSpan[(_json.ValueSpan.LastIndexOf((byte)'/') + 1)..]);
        }

        return _json.GetText(_ignored, "name") is { } name ? name[(name.LastIndexOf('/') + 1)..] : null;
    }
}
