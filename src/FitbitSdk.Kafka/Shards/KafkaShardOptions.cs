using System.ComponentModel.DataAnnotations;

namespace FitbitSdk.Kafka;

/// <summary>Options of exactly-once delivery: how workers share users, and how long a transaction may be.</summary>
/// <remarks>Brokers, credentials and formats are those of <see cref="KafkaSinkOptions"/>.</remarks>
public sealed class KafkaShardOptions
{
    /// <summary>Gets or sets the topic that holds the offsets. It must exist, with <c>cleanup.policy=compact</c>; each of its partitions is a shard.</summary>
    /// <remarks>The number of its partitions is for good: with another one, users belong to other shards than their state.</remarks>
    /// <value>The default is <c>fitbitsdk.state</c>.</value>
    public string StateTopic { get; set; } = KafkaShardDefaults.StateTopic;

    /// <summary>Gets or sets the consumer group whose members share the shards.</summary>
    /// <value>The default is <c>fitbitsdk-workers</c>.</value>
    [Required(ErrorMessage = "KafkaShardOptions.GroupId must name the consumer group of the workers.")]
    public string GroupId { get; set; } = KafkaShardDefaults.GroupId;

    /// <summary>Gets or sets what transactional ids begin with; state topic and partition follow. All workers of a fleet must agree.</summary>
    /// <value>The default is <c>fitbitsdk-</c>, which gives <c>fitbitsdk-fitbitsdk.state-0</c>.</value>
    public string TransactionalIdPrefix { get; set; } = KafkaShardDefaults.TransactionalIdPrefix;

    /// <summary>Gets or sets how long a transaction takes in more windows.</summary>
    /// <remarks>It is committed at once where none waits, so this is what readers wait for at most, and only under load.</remarks>
    /// <value>The default is 1 second; from 0 (each window by itself) to 30 seconds.</value>
    public TimeSpan MaximumTransactionTime { get; set; } = KafkaShardDefaults.MaximumTransactionTime;

    /// <summary>Gets or sets how many messages a transaction has before no more windows are taken in. One window is never split.</summary>
    /// <value>The default is 10,000; from 1 to 1,000,000.</value>
    [Range(1, 1_000_000, ErrorMessage = "KafkaShardOptions.MaximumTransactionRecords must be from 1 to 1,000,000.")]
    public int MaximumTransactionRecords { get; set; } = KafkaShardDefaults.MaximumTransactionRecords;

    /// <summary>Gets or sets how long the start waits for the brokers, for the state topic and for the shards that the group assigns first; and opening a shard for its state.</summary>
    /// <value>The default is 1 minute; from 1 second to 1 hour.</value>
    public TimeSpan StartTimeout { get; set; } = KafkaShardDefaults.StartTimeout;
}
