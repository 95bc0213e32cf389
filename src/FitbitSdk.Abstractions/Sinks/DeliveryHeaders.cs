using System.Diagnostics;
using FitbitSdk.Records;
using NodaTime.Text;

namespace FitbitSdk;

/// <summary>What a message says of its delivery beside its body, the same with every broker: headers with text as values, and an id.</summary>
public sealed class DeliveryHeaders
{
    /// <summary>The id of the record; absent where a span is replaced.</summary>
    public const string RecordId = "record-id";

    /// <summary>16 hexadecimal digits; the same id and revision again is a repeat. Absent where there are no values.</summary>
    public const string Revision = "revision";

    /// <summary>When the answer was received, ISO 8601 in UTC: of two revisions of one id the one observed later wins.</summary>
    public const string ObservedAt = "observed-at";

    /// <summary><c>upsert</c>, <c>retract</c> (the record is gone), or <c>rangeReplaced</c> (all records of the span that were observed earlier are void).</summary>
    public const string Delivery = "delivery";

    /// <summary>What the body is written by: of Avro the schema's Rabin fingerprint in 16 hexadecimal digits, of JSON the name of the schema's file.</summary>
    public const string Schema = "schema";

    /// <summary>The stream.</summary>
    public const string Stream = "stream";

    /// <summary>The API it was read from.</summary>
    public const string Provider = "provider";

    /// <summary>Where a replaced span begins, ISO 8601; of a stream by date the start of the user's date, as if in UTC.</summary>
    public const string SpanStart = "span-start";

    /// <summary>Where a replaced span ends, itself not within it.</summary>
    public const string SpanEnd = "span-end";

    /// <summary>The trace that the delivery is part of (W3C); absent where none is recorded.</summary>
    public const string TraceParent = "traceparent";

    private readonly string _observedAt;

    /// <summary>Makes the headers of the messages of a batch.</summary>
    /// <param name="origin">What its records have in common.</param>
    /// <param name="schema">What the header of this name says.</param>
    /// <param name="activity">The trace; <see langword="null"/> for none.</param>
    public DeliveryHeaders(RecordOrigin origin, string schema, Activity? activity = null)
    {
        ArgumentNullException.ThrowIfNull(origin);
        IsGone = origin.Delivery is DeliveryKind.Retract;
        _observedAt = InstantPattern.ExtendedIso.Format(origin.ObservedAt);
        SpanSubject = $"{origin.User.Value}/{origin.Stream.Value}/{origin.Window.Start}";
        OfRecords = Common(IsGone ? "retract" : "upsert");
        OfSpan = [.. Common("rangeReplaced"), new(SpanStart, origin.Window.Start.ToString()), new(SpanEnd, origin.Window.End.ToString())];

        KeyValuePair<string, string>[] Common(string delivery)
        {
            List<KeyValuePair<string, string>> headers =
            [
                new(ObservedAt, _observedAt), new(Delivery, delivery), new(Schema, schema), new(Stream, origin.Stream.Value), new(Provider, origin.Provider.Value),
            ];
            if (activity is { IdFormat: ActivityIdFormat.W3C, Id: { } trace })
            {
                headers.Add(new(TraceParent, trace));
            }

            return [.. headers];
        }
    }

    /// <summary>Gets whether the records are gone: their messages bear no revision.</summary>
    public bool IsGone { get; }

    /// <summary>Gets what the messages of all records say; each also names its record's id and revision.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> OfRecords { get; }

    /// <summary>Gets what the message says that tells of a replaced span.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> OfSpan { get; }

    /// <summary>Gets what names a replaced span: user, stream and start.</summary>
    public string SpanSubject { get; }

    /// <summary>Gets the id of the message that tells of a replaced span; a repeat has the same.</summary>
    public string SpanMessageId => $"{SpanSubject}-{_observedAt}";

    /// <summary>Gives the id of a record's message; a repeat has the same.</summary>
    /// <param name="recordId">The record's id.</param>
    /// <param name="revision">Its revision as it stands in the header. What is gone has none: the time at which that was seen stands for it.</param>
    /// <returns>The id.</returns>
    public string MessageIdOf(string recordId, string revision) => $"{recordId}-{(IsGone ? _observedAt : revision)}";
}
