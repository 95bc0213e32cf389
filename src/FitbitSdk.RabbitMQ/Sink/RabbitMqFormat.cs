namespace FitbitSdk.RabbitMQ;

/// <summary>What the bodies of messages are.</summary>
public enum RabbitMqFormat
{
    /// <summary>JSON objects that say everything themselves; the headers repeat it.</summary>
    Json = 0,

    /// <summary>Bare Avro records; what identifies a delivery stands in the headers.</summary>
    Avro = 1,

    /// <summary>The entries of each registered <c>ITopicEncoder</c>: Avro records of key and value, with the topic as routing key.</summary>
    Topics = 2,
}
