using System.Text.Json;
using FitbitSdk.Http;
using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>Reads of a profile what a sync needs: the zone and the offset in force.</summary>
internal ref struct ProfileReader
{
    public const string Operation = "GetProfile";

    private static readonly long LargestOffset = NodaTime.Offset.FromHours(18).Milliseconds;

    private readonly ProblemList _problems;
    private Utf8JsonReader _json;

    public ProfileReader(ReadOnlySpan<byte> bytes, ProblemList problems)
    {
        _problems = problems;
        _json = new(bytes, JsonRead.Options);
    }

    public string? TimeZoneId { get; private set; }

    public Offset? Offset { get; private set; }

    public void Read()
    {
        _json.Read();
        if (_json.Enter(JsonTokenType.StartObject) is not JsonEntry.Entered)
        {
            throw new HealthApiProtocolException(Operation, "the body is no object");
        }

        while (_json.NextMember())
        {
            _json.ThrowIfError(Operation);
            bool user = _json.NameIs("user"u8);
            _json.Read();
            if (user && _json.Enter(JsonTokenType.StartObject) is JsonEntry.Entered)
            {
                ReadUser();
            }
            else
            {
                _json.Skip();
            }
        }

        _json.Read();   // throws where more follows
    }

    private void ReadUser()
    {
        while (_json.NextMember())
        {
            if (_json.NameIs("timezone"u8))
            {
                _json.Read();
                bool known = _json.TryGetText(out string? id);
                TimeZoneId = string.IsNullOrEmpty(id) ? null : id;
                Check(known, "user.timezone", "not a text");
            }
            else if (_json.NameIs("offsetFromUTCMillis"u8))
            {
                _json.Read();
                bool known = _json.TryGetWhole(out long offset) && offset >= -LargestOffset && offset <= LargestOffset;
                Offset = known ? NodaTime.Offset.FromMilliseconds((int)offset) : null;
                Check(known, "user.offsetFromUTCMillis", "not an offset in milliseconds");
            }
            else
            {
                _json.Skip();
            }
        }
    }

    private readonly void Check(bool known, string position, string reason)
    {
        if (!known && _json.TokenType is not JsonTokenType.Null)
        {
            _problems.Add(position, reason);
        }
    }
}
