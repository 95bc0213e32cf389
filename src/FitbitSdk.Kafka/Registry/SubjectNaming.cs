namespace FitbitSdk.Kafka;

/// <summary>Which subject of the registry keeps the versions of a schema; the names are those of Confluent's strategies.</summary>
public enum SubjectNaming
{
    /// <summary>The topic, with <c>-key</c> or <c>-value</c>: a topic has one schema, which evolves.</summary>
    Topic = 0,

    /// <summary>The full name of the Avro record, whatever the topic.</summary>
    Record = 1,

    /// <summary>Topic and full name, parted by a hyphen.</summary>
    TopicRecord = 2,
}
