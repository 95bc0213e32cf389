using Confluent.Kafka;
using FitbitSdk.Records;
using NodaTime.Text;

namespace FitbitSdk.Kafka;

/// <summary>The attributes of CloudEvents 1.0 in its binary mode
/// (<see href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">binding</see>).</summary>
internal sealed class CloudEventHeaders(RecordOrigin origin, DeliveryHeaders delivery, string recordType, string contentType)
{
    private readonly HeaderSlot _id = new("ce_id");
    private readonly HeaderSlot _subject = new("ce_subject");
    private readonly string _observedAt = InstantPattern.ExtendedIso.Format(origin.ObservedAt);

    public void AddSpanTo(Headers headers)
    {
        AddCommon(headers, "rangeReplaced");
        headers.Add("ce_id", MessageHeaders.Bytes(delivery.SpanMessageId));
        headers.Add("ce_subject", MessageHeaders.Bytes(delivery.SpanSubject));
    }

    public void AddTo(Headers headers)
    {
        AddCommon(headers, delivery.IsGone ? "retract" : "upsert");
        headers.Add(_id);
        headers.Add(_subject);
    }

    public void Tell(string recordId, string revision)
    {
        _id.Value = MessageHeaders.Bytes(delivery.MessageIdOf(recordId, revision));
        _subject.Value = MessageHeaders.Bytes(recordId);
    }

    private void AddCommon(Headers headers, string kind)
    {
        headers.Add("ce_specversion", MessageHeaders.Bytes("1.0"));
        headers.Add("ce_type", MessageHeaders.Bytes($"fitbitsdk.{recordType}.{kind}"));
        headers.Add("ce_source", MessageHeaders.Bytes($"/fitbitsdk/{origin.Provider.Value}"));
        headers.Add("ce_time", MessageHeaders.Bytes(_observedAt));
        headers.Add("content-type", MessageHeaders.Bytes(contentType));
    }
}
