namespace FitbitSdk.Kafka;

/// <summary>The names of the headers that messages bear; values are UTF-8 text.</summary>
public static class KafkaHeaders
{
    /// <summary>The id of the record; absent where a span is replaced.</summary>
    public const string RecordId = DeliveryHeaders.RecordId;

    /// <summary>16 hexadecimal digits; the same id and revision again is a repeat. Absent where there are no values.</summary>
    public const string Revision = DeliveryHeaders.Revision;

    /// <summary>When the answer was received, ISO 8601 in UTC: of two revisions of one id the one observed later wins.</summary>
    public const string ObservedAt = DeliveryHeaders.ObservedAt;

    /// <summary><c>upsert</c>, <c>retract</c> (the record is gone), or <c>rangeReplaced</c> (all records of the span are void; what takes their place follows).</summary>
    public const string Delivery = DeliveryHeaders.Delivery;

    /// <summary>What the value is written by: of Avro the schema's Rabin fingerprint in 16 hexadecimal digits, of JSON the name of the schema's file.</summary>
    public const string Schema = DeliveryHeaders.Schema;

    /// <summary>The stream.</summary>
    public const string Stream = DeliveryHeaders.Stream;

    /// <summary>The API it was read from.</summary>
    public const string Provider = DeliveryHeaders.Provider;

    /// <summary>Where a replaced span begins, ISO 8601; of a stream by date the start of the user's date, as if in UTC.</summary>
    public const string SpanStart = DeliveryHeaders.SpanStart;

    /// <summary>Where a replaced span ends, itself not within it.</summary>
    public const string SpanEnd = DeliveryHeaders.SpanEnd;

    /// <summary>Of a dead letter: why the record could not be delivered, in words.</summary>
    public const string DeadLetterReason = "dead-letter-reason";

    /// <summary>Of a dead letter: Kafka's name of the error, such as <c>MsgSizeTooLarge</c>, or the type of the exception of an encoder.</summary>
    public const string DeadLetterError = "dead-letter-error";

    /// <summary>Of a dead letter: the topic that it was meant for; absent where the record could not be encoded.</summary>
    public const string DeadLetterTopic = "dead-letter-topic";

    /// <summary>Of a dead letter whose value was too large, and is left out: how many bytes it had.</summary>
    public const string DeadLetterSize = "dead-letter-size";

    /// <summary>The trace that the delivery is part of (W3C); absent where none is recorded.</summary>
    public const string TraceParent = DeliveryHeaders.TraceParent;
}
