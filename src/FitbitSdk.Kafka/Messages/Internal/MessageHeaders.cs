using System.Diagnostics;
using System.Text;
using Confluent.Kafka;
using FitbitSdk.Records;
using NodaTime.Text;

namespace FitbitSdk.Kafka;

/// <summary>The headers of the messages of one set. The producer copies them, so that two lists serve all: one for records, one for a replaced span.</summary>
internal sealed class MessageHeaders
{
    private readonly HeaderSlot _id = new(KafkaHeaders.RecordId);
    private readonly HeaderSlot _revision = new(KafkaHeaders.Revision);
    private readonly CloudEventHeaders? _event;

    public MessageHeaders(RecordOrigin origin, string schema, CloudEventHeaders? cloudEvent, Activity? activity)
    {
        _event = cloudEvent;
        bool isGone = origin.Delivery is DeliveryKind.Retract;
        OfRecord = [_id];
        if (!isGone)
        {
            OfRecord.Add(_revision);
        }

        AddCommon(OfRecord, origin, schema, isGone ? "retract" : "upsert", activity);
        _event?.AddTo(OfRecord);
        if (origin.Delivery is DeliveryKind.RangeReplaced)
        {
            OfSpan = [];
            AddCommon(OfSpan, origin, schema, "rangeReplaced", activity);
            OfSpan.Add(KafkaHeaders.SpanStart, Bytes(origin.Window.Start.ToString()));
            OfSpan.Add(KafkaHeaders.SpanEnd, Bytes(origin.Window.End.ToString()));
            _event?.AddSpanTo(OfSpan);
        }
    }

    /// <summary>Gets the headers of the record that was told last.</summary>
    public Headers OfRecord { get; }

    /// <summary>Gets the headers of the message that tells of a replaced span; <see langword="null"/> where none is.</summary>
    public Headers? OfSpan { get; }

    public void Tell(in RecordHead head)
    {
        string id = head.Id.ToString();
        string revision = head.Revision.ToString("x16");
        _id.Value = Bytes(id);
        _revision.Value = Bytes(revision);
        _event?.Tell(id, revision);
    }

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static void AddCommon(Headers headers, RecordOrigin origin, string schema, string delivery, Activity? activity)
    {
        headers.Add(KafkaHeaders.ObservedAt, Bytes(InstantPattern.ExtendedIso.Format(origin.ObservedAt)));
        headers.Add(KafkaHeaders.Delivery, Bytes(delivery));
        headers.Add(KafkaHeaders.Schema, Bytes(schema));
        headers.Add(KafkaHeaders.Stream, Bytes(origin.Stream.Value));
        headers.Add(KafkaHeaders.Provider, Bytes(origin.Provider.Value));
        if (activity is { IdFormat: ActivityIdFormat.W3C, Id: { } trace })
        {
            headers.Add(KafkaHeaders.TraceParent, Bytes(trace));
        }
    }
}
