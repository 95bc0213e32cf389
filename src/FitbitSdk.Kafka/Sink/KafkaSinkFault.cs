namespace FitbitSdk.Kafka;

/// <summary>What keeps the sink from delivering anything, to a topic or at all.</summary>
public enum KafkaSinkFault
{
    /// <summary>No broker answers. It passes by itself once one does.</summary>
    BrokersUnreachable = 0,

    /// <summary>A broker refuses the credentials.</summary>
    CredentialsRefused = 1,

    /// <summary>No TLS connection comes about: a certificate is not trusted, or one side speaks no TLS.</summary>
    TlsFailed = 2,

    /// <summary>The topic does not exist, and the brokers create none by themselves.</summary>
    TopicMissing = 3,

    /// <summary>The credentials are right, but do not permit what the sink does.</summary>
    NotAuthorized = 4,

    /// <summary>A topic's name is none that Kafka takes.</summary>
    TopicNameInvalid = 5,

    /// <summary>The schema registry does not answer, or fails. It passes by itself once it does.</summary>
    RegistryUnreachable = 6,

    /// <summary>The schema registry refuses the credentials, or they do not permit what is asked.</summary>
    RegistryRefused = 7,

    /// <summary>The schema registry refuses a schema: it does not fit those that its subject keeps, or is invalid.</summary>
    SchemaRefused = 8,

    /// <summary>The schema registry does not know a schema, and the sink is not to register it.</summary>
    SchemaMissing = 9,

    /// <summary>The brokers cannot create a topic as its profile says, say with more replicas than there are brokers.</summary>
    TopicRefused = 10,

    /// <summary>An encoder failed at a record, and there is no topic for dead letters.</summary>
    EncodingFailed = 11,

    /// <summary>The state topic would lose state: it is not compacted, is deleted from, or the number of its partitions has changed.</summary>
    StateTopicUnsuitable = 12,

    /// <summary>The brokers allow no transactions that may take as long as a delivery.</summary>
    TransactionTimeoutRefused = 13,

    /// <summary>A transaction was aborted again and again, by a fault that has no name of its own here.</summary>
    TransactionAborted = 14,

    /// <summary>The brokers refuse a message that is of no record, even alone: that a span is replaced, or a row of the state topic.</summary>
    MessageRefused = 15,
}
