using Confluent.Kafka;

namespace FitbitSdk.Kafka;

/// <summary>What errors mean that stand in the way of a shard.</summary>
internal static class ShardFaults
{
    public static bool IsFenced(ErrorCode code) => code is ErrorCode.ProducerFenced or ErrorCode.InvalidProducerEpoch or ErrorCode.Local_Fenced;

    public static KafkaSinkException ToException(KafkaException error, KafkaSinkFault? known) => error.Error.Code switch
    {
        ErrorCode.InvalidTransactionTimeout => new(KafkaSinkFault.TransactionTimeoutRefused, $"KafkaSinkOptions.{nameof(KafkaSinkOptions.DeliveryTimeout)}",
            "the brokers allow no transactions of this length (transaction.max.timeout.ms). Shorten it, or allow them.", error),
        ErrorCode.TransactionalIdAuthorizationFailed => new(KafkaSinkFault.NotAuthorized, $"KafkaShardOptions.{nameof(KafkaShardOptions.TransactionalIdPrefix)}",
            "these credentials may not use the transactional ids: the principal needs Write and Describe on those with this prefix.", error),
        ErrorCode.GroupAuthorizationFailed => new(KafkaSinkFault.NotAuthorized, $"KafkaShardOptions.{nameof(KafkaShardOptions.GroupId)}",
            "these credentials may not join the group: the principal needs Read on it, and on the state topic.", error),
        var code => KafkaFaults.ToException(KafkaFaults.FaultOf(code) ?? known ?? KafkaSinkFault.BrokersUnreachable, cause: error),
    };

    /// <summary>A transaction was tried as often as makes sense.</summary>
    public static KafkaSinkException Aborted(Error cause, KafkaSinkFault? known) => KafkaFaults.FaultOf(cause.Code) is null && known is null
        ? new(KafkaSinkFault.TransactionAborted, $"KafkaSinkOptions.{nameof(KafkaSinkOptions.DeliveryTimeout)}", $"a transaction was aborted again and again, at last with {cause.Code}. Nothing of it was written.", new KafkaException(cause))
        : ToException(new(cause), known);

    /// <summary>A message is refused for good that is of no record: that a span is replaced, or a row of state.</summary>
    public static KafkaSinkException Refused(MessageSet set, ErrorCode code) =>
        set is StateMessage ? KafkaFaults.Refused(set.Topic, code, StateTopic) : KafkaFaults.Refused(set.Topic, code);

    public static KafkaSinkException StateTopicMissing(string topic) => new(KafkaSinkFault.TopicMissing, StateTopic,
        $"the topic {topic} does not exist. Create it with cleanup.policy=compact; the number of its partitions is for good.");

    public static KafkaSinkException StateTopicNotCompacted(string topic) => new(KafkaSinkFault.StateTopicUnsuitable, StateTopic,
        $"the topic {topic} must have cleanup.policy=compact and no other: else brokers delete offsets by age, and everything is fetched and delivered again.");

    public static KafkaSinkException StateTopicChanged(string topic, int partitions) => new(KafkaSinkFault.StateTopicUnsuitable, StateTopic,
        $"the topic {topic} holds users in other partitions than it would with its {partitions}: were there more or fewer before? Their number is for good; copy the state to a new topic to change it.");

    private const string StateTopic = $"KafkaShardOptions.{nameof(KafkaShardOptions.StateTopic)}";
}
