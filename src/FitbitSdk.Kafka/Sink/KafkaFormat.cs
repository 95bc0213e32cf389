namespace FitbitSdk.Kafka;

/// <summary>What the values of messages are.</summary>
public enum KafkaFormat
{
    /// <summary>Bare Avro records, one topic a stream; what identifies a delivery stands in the headers.</summary>
    Avro = 0,

    /// <summary>JSON objects that say everything themselves, one topic a stream; the headers repeat it.</summary>
    Json = 1,

    /// <summary>The topics, keys and values of each registered <c>ITopicEncoder</c>.</summary>
    Topics = 2,
}
