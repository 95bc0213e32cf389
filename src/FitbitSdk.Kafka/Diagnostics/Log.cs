using Microsoft.Extensions.Logging;

namespace FitbitSdk.Kafka;

/// <summary>Event ids 1400 to 1449. Errors are named by their codes: their texts name hosts and users.</summary>
internal static partial class Log
{
    [LoggerMessage(1400, LogLevel.Warning, "librdkafka reports {Error}; it goes on trying.")]
    public static partial void ClusterError(this ILogger logger, string error);

    [LoggerMessage(1401, LogLevel.Error, "The producer failed for good with {Error}. A new one takes its place; what was under way is written again.")]
    public static partial void ProducerFailed(this ILogger logger, string error);

    [LoggerMessage(1402, LogLevel.Error, "{Stream}: {Count} records were refused for good, the first with {Error}.")]
    public static partial void RecordsRefused(this ILogger logger, string stream, int count, string error);

    [LoggerMessage(1403, LogLevel.Warning, "{Stream}: of {Count} messages it is not known whether they were stored, of the first because of {Error}; the batch is to be written again.")]
    public static partial void RecordsUnknown(this ILogger logger, string stream, int count, string error);

    [LoggerMessage(1404, LogLevel.Error, "{Stream}: nothing can be delivered: {Fault}.")]
    public static partial void DeliveryBlocked(this ILogger logger, string stream, KafkaSinkFault fault);

    [LoggerMessage(1405, LogLevel.Error, "{Stream}: {Count} messages went to the dead letters, the first because of {Error}.")]
    public static partial void DeadLettered(this ILogger logger, string stream, int count, string error);

    [LoggerMessage(1406, LogLevel.Information, "{Stream}: its topic was missing and is created.")]
    public static partial void TopicCreated(this ILogger logger, string stream);

    [LoggerMessage(1407, LogLevel.Warning, "{Stream}: its topic has other partitions or replicas than its profile says. It is left as it is.")]
    public static partial void TopicDrifted(this ILogger logger, string stream);

    [LoggerMessage(1408, LogLevel.Warning, "{Stream}: a profile of its topics is taken as it is, but hardly meant so: {Error}.")]
    public static partial void ProfileRemarkable(this ILogger logger, string stream, string error);

    [LoggerMessage(1420, LogLevel.Information, "Shard {Shard} is open, with {Rows} rows of state.")]
    public static partial void ShardOpened(this ILogger logger, int shard, int rows);

    [LoggerMessage(1421, LogLevel.Information, "Shard {Shard} is closed.")]
    public static partial void ShardClosed(this ILogger logger, int shard);

    [LoggerMessage(1422, LogLevel.Warning, "Shard {Shard} was lost: {Error}. What was under way is unknown; it is read and written again from what is committed.")]
    public static partial void ShardLost(this ILogger logger, int shard, string error);

    [LoggerMessage(1423, LogLevel.Error, "Shard {Shard} cannot be opened: {Error}. It is tried again.")]
    public static partial void ShardNotOpened(this ILogger logger, int shard, string error);

    [LoggerMessage(1424, LogLevel.Warning, "Shard {Shard}: a transaction was aborted: {Error}.")]
    public static partial void TransactionAborted(this ILogger logger, int shard, string error);

    [LoggerMessage(1425, LogLevel.Information, "This worker owns no shard: it stands by until another one leaves the group.")]
    public static partial void StandingBy(this ILogger logger);

    [LoggerMessage(1426, LogLevel.Error, "The group assigned partition {Shard} of a state topic that had {Partitions} when this worker started. It is left alone: their number must not change.")]
    public static partial void ShardUnknown(this ILogger logger, int shard, int partitions);

    [LoggerMessage(1427, LogLevel.Warning, "The group of workers has not answered yet. This worker goes on waiting for shards.")]
    public static partial void GroupSilent(this ILogger logger);

    [LoggerMessage(1428, LogLevel.Error, "A handler of KafkaShards.Changed failed: {Error}.")]
    public static partial void ChangedHandlerFailed(this ILogger logger, string error);

    [LoggerMessage(1429, LogLevel.Warning, "Brokers do not tell whether the state topic is compacted: {Error}. If it is not, they delete offsets by age.")]
    public static partial void StateTopicUnchecked(this ILogger logger, string error);

    [LoggerMessage(1430, LogLevel.Warning, "The group of workers did not take this one's farewell in time. The others get its shards once they miss it (session.timeout.ms).")]
    public static partial void GroupNotLeft(this ILogger logger);
}
