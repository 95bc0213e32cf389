using Confluent.Kafka;

namespace FitbitSdk.Kafka;

/// <summary>What Kafka's errors mean to the sink.</summary>
internal static class KafkaFaults
{
    /// <summary>What a record's neighbours in a request fail with when it is invalid itself: from Kafka 2.4 on brokers say which one it is.</summary>
    public const ErrorCode NeighbourInvalid = (ErrorCode)(-138);

    /// <summary>Tells whether a record may be to blame for a refused request, so that it is to be tried alone.</summary>
    public static bool IsSuspicion(ErrorCode code) => IsRefusal(code) || code is NeighbourInvalid;

    /// <summary>Tells whether the record itself is what is refused, so that no repeat helps.</summary>
    public static bool IsRefusal(ErrorCode code) => IsTooLarge(code) || code is ErrorCode.InvalidRecord or ErrorCode.InvalidTimestamp;

    public static bool IsTooLarge(ErrorCode code) => code is ErrorCode.MsgSizeTooLarge or ErrorCode.RecordListTooLarge;

    /// <summary>Says why a record was refused, and by which setting.</summary>
    public static string ReasonOf(ErrorCode code) => code switch
    {
        _ when IsTooLarge(code) => "The record is larger than message.max.bytes, of the sink's settings or of the brokers, allows.",
        ErrorCode.InvalidTimestamp => "The record's time lies outside of what the topic's message.timestamp settings allow.",
        _ => "The brokers refuse the record as invalid.",
    };

    /// <summary>Gives the fault that an error is a sign of; <see langword="null"/> where it says nothing but that a message failed.</summary>
    public static KafkaSinkFault? FaultOf(ErrorCode code) => code switch
    {
        ErrorCode.Local_Authentication or ErrorCode.SaslAuthenticationFailed or ErrorCode.IllegalSaslState or ErrorCode.UnsupportedSaslMechanism => KafkaSinkFault.CredentialsRefused,
        ErrorCode.Local_Ssl => KafkaSinkFault.TlsFailed,
        ErrorCode.Local_UnknownTopic or ErrorCode.UnknownTopicOrPart or ErrorCode.Local_UnknownPartition => KafkaSinkFault.TopicMissing,
        ErrorCode.TopicException => KafkaSinkFault.TopicNameInvalid,
        ErrorCode.TopicAuthorizationFailed or ErrorCode.ClusterAuthorizationFailed or ErrorCode.TransactionalIdAuthorizationFailed => KafkaSinkFault.NotAuthorized,
        ErrorCode.Local_AllBrokersDown or ErrorCode.Local_Transport or ErrorCode.Local_Resolve or ErrorCode.BrokerNotAvailable => KafkaSinkFault.BrokersUnreachable,
        _ => null,
    };

    public static KafkaSinkException ToException(KafkaSinkFault fault, string? topic = null, Exception? cause = null) => fault switch
    {
        KafkaSinkFault.CredentialsRefused => new(fault, Setting("sasl.username"), "the brokers refuse the credentials. Check sasl.mechanism, sasl.username and sasl.password.", cause),
        KafkaSinkFault.TlsFailed => new(fault, Setting("security.protocol"), "no TLS connection came about. Check security.protocol, ssl.ca.location and the certificates.", cause),
        KafkaSinkFault.TopicMissing => new(fault, TopicSetting, $"the topic {topic} does not exist. Create it, or let the sink (AddKafkaTopics) or the brokers (auto.create.topics.enable) do so.", cause),
        KafkaSinkFault.TopicNameInvalid => new(fault, TopicSetting, "the topic's name is none that Kafka takes: 1 to 249 letters, digits, dots, underscores and hyphens.", cause),
        KafkaSinkFault.NotAuthorized => new(fault, Setting("sasl.username"), "these credentials may not write: the principal needs Write and Describe on the topics, Create where it is to create them, before Kafka 2.8 also IdempotentWrite on the cluster.", cause),
        _ => new(KafkaSinkFault.BrokersUnreachable, $"KafkaSinkOptions.{nameof(KafkaSinkOptions.BootstrapServers)}", "no broker answers. Check the addresses and the network.", cause),
    };

    /// <summary>A message is refused for good that is of no record, so that none can be blamed, and nothing can go on without it.</summary>
    public static KafkaSinkException Refused(string topic, ErrorCode code, string setting = TopicSetting) => IsTooLarge(code)
        ? new(KafkaSinkFault.MessageRefused, Setting("message.max.bytes"), $"the topic {topic} refuses as too large a message that is of no record: that a span is replaced, or a row of state. Raise it here, and max.message.bytes of the topic.")
        : new(KafkaSinkFault.MessageRefused, setting, $"the topic {topic} refuses a message that is of no record: {code}. Check what it demands of messages: cleanup.policy, message.timestamp settings, validation of schemas.");

    private const string TopicSetting = $"KafkaSinkOptions.{nameof(KafkaSinkOptions.TopicName)}";

    private static string Setting(string name) => $"KafkaSinkOptions.Settings[\"{name}\"]";
}
