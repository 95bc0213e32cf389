using System.Text.Json;
using FitbitSdk.Http;
using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>Walks through a sleep answer: the list and the date forms of version 1.2, and what the retired version 1 shares with them.</summary>
internal ref partial struct SleepReader
{
    // A month; beyond it lies no answer, only an overflow.
    private const long LongestRetryMilliseconds = 30L * NodaConstants.MillisecondsPerDay;

    private readonly ProblemList _problems;
    private Utf8JsonReader _json;

    public SleepReader(ReadOnlySpan<byte> bytes, ProblemList problems)
    {
        _problems = problems;
        _json = new(bytes, JsonRead.Options);
    }

    /// <summary>Gets the logs that are objects, in the service's order.</summary>
    public List<SleepDraft> Logs { get; } = [];

    /// <summary>Gets whether the answer is a page of a list.</summary>
    public bool IsList { get; private set; }

    public string? Next { get; private set; }

    /// <summary>Gets whether the service says that it is still at work.</summary>
    public bool IsPending { get; private set; }

    public Duration RetryAfter { get; private set; }

    public void Read()
    {
        _json.Read();
        if (_json.EnterOrThrow(JsonTokenType.StartObject, SleepMapper.Operation, "the body is no object"))
        {
            ReadRoot();
        }

        _json.Read();   // throws where more follows
    }

    private static HealthApiProtocolException Unlike(string reason) => new(SleepMapper.Operation, reason);

    private void ReadRoot()
    {
        bool known = true;
        for (int i = 0; _json.NextMember(); i++)
        {
            _json.ThrowIfError(SleepMapper.Operation);
            bool logs = _json.NameIs("sleep"u8);
            bool pagination = _json.NameIs("pagination"u8);
            bool meta = _json.NameIs("meta"u8);
            known = logs || pagination || meta || _json.NameIs("summary"u8) || (known && i > 0);
            _json.Read();
            if (logs)
            {
                ReadLogs();
            }
            else if (pagination)
            {
                IsList = true;
                Next = _json.ReadNextLink(SleepMapper.Operation);
            }
            else if (meta)
            {
                ReadMeta();
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

    private void ReadMeta()
    {
        if (_json.Enter(JsonTokenType.StartObject) is not JsonEntry.Entered)
        {
            return;
        }

        while (_json.NextMember())
        {
            if (_json.NameIs("state"u8))
            {
                _json.Read();
                IsPending = _json.TryGetText(out string? state) && state == "pending";
            }
            else if (_json.NameIs("retryDuration"u8))
            {
                _json.Read();
                RetryAfter = _json.TryGetWhole(out long milliseconds) ? Duration.FromMilliseconds(Math.Clamp(milliseconds, 0, LongestRetryMilliseconds)) : Duration.Zero;
            }
            else
            {
                _json.Skip();
            }
        }
    }
}
