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

    /// <summary>The state topic would lose state: it is not compacted, is deleted from, or the number of its partitions has changed.</summary>
    StateTopicUnsuitable = 20,

    /// <summary>The brokers allow no transactions that may take as long as a delivery.</summary>
    TransactionTimeoutRefused = 21,
}
