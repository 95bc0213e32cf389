using System.Text.Json;
using FitbitSdk.Http;
using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>Walks through a page of the list of activities.</summary>
internal ref partial struct ActivityLogReader
{
    private readonly ZoneHistory _zones;
    private readonly ProblemList _problems;
    private Utf8JsonReader _json;

    public ActivityLogReader(ReadOnlySpan<byte> bytes, ZoneHistory zones, ProblemList problems)
    {
        (_zones, _problems) = (zones, problems);
        _json = new(bytes, JsonRead.Options);
    }

    /// <summary>Gets the logs that are objects, in the service's order.</summary>
    public List<ActivityDraft> Logs { get; } = [];

    public string? Next { get; private set; }

    public void Read()
    {
        _json.Read();
        if (_json.EnterOrThrow(JsonTokenType.StartObject, ActivityLogMapper.Operation, "the body is no object"))
        {
            ReadRoot();
        }

        _json.Read();   // throws where more follows
    }

    private static HealthApiProtocolException Unlike(string reason) => new(ActivityLogMapper.Operation, reason);

    private void ReadRoot()
    {
        bool known = true;
        for (int i = 0; _json.NextMember(); i++)
        {
            _json.ThrowIfError(ActivityLogMapper.Operation);
            bool logs = _json.NameIs("activities"u8);
            bool pagination = _json.NameIs("pagination"u8);
            known = logs || pagination || (known && i > 0);
            _json.Read();
            if (logs)
            {
                ReadLogs();
            }
            else if (pagination)
            {
                Next = _json.ReadNextLink(ActivityLogMapper.Operation);
            }
            else
            {
                _json.Skip();
            }
        }

        if (!known)
        {
            throw Unlike("the body holds none of the members of this answer");
        }
    }

    private void ReadLogs()
    {
        if (!_json.EnterOrThrow(JsonTokenType.StartArray, ActivityLogMapper.Operation, "the logs are no array"))
        {
            return;
        }

        for (int index = -1; _json.NextObject(_problems, ActivityLogMapper.List, ref index);)
        {
            ActivityDraft log = new() { Index = index };
            ElementPlace place = new(_problems, ActivityLogMapper.List, index);
            while (_json.NextMember())
            {
                ReadMember(log, place);
            }

            if (log is { Start: null, StartDate: { } date, StartTimeOfDay: { } time })
            {
                log.Start = _zones.Resolve(date + time);
            }

            Logs.Add(log);
        }
    }
}
