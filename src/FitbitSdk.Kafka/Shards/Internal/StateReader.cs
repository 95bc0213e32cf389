using Confluent.Kafka;
using FitbitSdk.Records;

namespace FitbitSdk.Kafka;

/// <summary>Reads what is committed of a shard's state.</summary>
internal static class StateReader
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(200);

    /// <param name="parts">What all shards share.</param>
    /// <param name="shard">Which.</param>
    /// <param name="end">The offset of the <see cref="EndMark"/> behind all of it.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    public static Task<StateCache> ReadAsync(ShardParts parts, int shard, long end, CancellationToken cancellationToken) =>
        Task.Factory.StartNew(() => Read(parts, shard, end, cancellationToken), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static StateCache Read(ShardParts parts, int shard, long end, CancellationToken cancellationToken)
    {
        Dictionary<string, string> settings = KafkaSettings.BuildConsumer(parts.Sink, parts.Options.GroupId);
        settings.Remove("group.instance.id");
        settings["auto.offset.reset"] = "earliest";
        using IConsumer<byte[]?, byte[]?> consumer = new ConsumerBuilder<byte[]?, byte[]?>(settings)
            .SetKeyDeserializer(Deserializers.ByteArray).SetValueDeserializer(Deserializers.ByteArray)
            .SetLogHandler(static (_, _) => { }).SetErrorHandler(static (_, _) => { }).Build();
        TopicPartition partition = new(parts.Options.StateTopic, shard);
        StateCache state = new();
        long moved = parts.Time.GetTimestamp();
        consumer.Assign(new TopicPartitionOffset(partition, Offset.Beginning));
        for (long next = 0; next <= end;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (consumer.Consume(Step) is { } read)
            {
                next = read.Offset + 1;
                moved = parts.Time.GetTimestamp();
                if (!EndMark.IsOne(read.Message.Key))
                {
                    state.Apply([Checked(parts, shard, StateMessage.Read(read.Message))]);
                }
            }
            else if (parts.Time.GetElapsedTime(moved) > parts.Options.StartTimeout)
            {
                throw new KafkaException(ErrorCode.Local_TimedOut);
            }
        }

        return state;
    }

    private static StateChange Checked(ShardParts parts, int shard, StateChange change)
    {
        UserKey user = change.Key.Account.User;
        return user == UserKey.Everyone || UserShards.Of(user, parts.Partitions) == shard
            ? change
            : throw ShardFaults.StateTopicChanged(parts.Options.StateTopic, parts.Partitions);
    }
}
