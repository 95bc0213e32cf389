using Confluent.Kafka;
using FitbitSdk.Records;

namespace FitbitSdk.Kafka;

/// <summary>Reads what is committed of a shard's state.</summary>
internal static class StateReader
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Query = TimeSpan.FromSeconds(10);

    public static Task<StateCache> ReadAsync(ShardParts parts, int shard, CancellationToken cancellationToken) =>
        Task.Factory.StartNew(() => Read(parts, shard, cancellationToken), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static StateCache Read(ShardParts parts, int shard, CancellationToken cancellationToken)
    {
        Dictionary<string, string> settings = KafkaSettings.BuildConsumer(parts.Sink, parts.Options.GroupId);
        settings.Remove("group.instance.id");
        settings["enable.partition.eof"] = "true";
        settings["auto.offset.reset"] = "earliest";

        // A transaction ends with a marker that no reader sees, so that the end shows only by an empty answer.
        settings["fetch.wait.max.ms"] = "20";
        using IConsumer<byte[]?, byte[]?> consumer = new ConsumerBuilder<byte[]?, byte[]?>(settings)
            .SetKeyDeserializer(Deserializers.ByteArray).SetValueDeserializer(Deserializers.ByteArray)
            .SetLogHandler(static (_, _) => { }).SetErrorHandler(static (_, _) => { }).Build();
        TopicPartition partition = new(parts.Options.StateTopic, shard);
        StateCache state = new();
        WatermarkOffsets marks = consumer.QueryWatermarkOffsets(partition, Query);
        long next = marks.Low.Value;
        long moved = parts.Time.GetTimestamp();
        consumer.Assign(new TopicPartitionOffset(partition, Offset.Beginning));
        while (next < marks.High.Value)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (consumer.Consume(Step) is { } read)
            {
                next = read.Offset.Value + (read.IsPartitionEOF ? 0 : 1);
                moved = parts.Time.GetTimestamp();
                if (!read.IsPartitionEOF)
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
