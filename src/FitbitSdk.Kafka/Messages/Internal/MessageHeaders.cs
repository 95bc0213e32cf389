using System.Text;
using Confluent.Kafka;
using FitbitSdk.Records;

namespace FitbitSdk.Kafka;

/// <summary>The headers of the messages of one set. The producer copies them, so that two lists serve all: one for records, one for a replaced span.</summary>
internal sealed class MessageHeaders
{
    private readonly HeaderSlot _id = new(KafkaHeaders.RecordId);
    private readonly HeaderSlot _revision = new(KafkaHeaders.Revision);
    private readonly CloudEventHeaders? _event;

    public MessageHeaders(DeliveryHeaders delivery, bool replacesSpan, CloudEventHeaders? cloudEvent)
    {
        _event = cloudEvent;
        OfRecord = [_id];
        if (!delivery.IsGone)
        {
            OfRecord.Add(_revision);
        }

        Add(OfRecord, delivery.OfRecords);
        _event?.AddTo(OfRecord);
        if (replacesSpan)
        {
            OfSpan = [];
            Add(OfSpan, delivery.OfSpan);
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

    private static void Add(Headers headers, IReadOnlyList<KeyValuePair<string, string>> all)
    {
        foreach ((string name, string value) in all)
        {
            headers.Add(name, Bytes(value));
        }
    }
}
