using Confluent.Kafka;
using Microsoft.Extensions.Logging;

namespace FitbitSdk.Kafka;

/// <summary>Membership in the consumer group of the state topic. The group's consumer reads nothing: it is there to be given partitions.</summary>
internal sealed class GroupMembership(KafkaSinkOptions sink, KafkaShardOptions options, ILogger log) : IShardMembership
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);

    // Less than hosts give all their services together for their end.
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _leaving = new();
    private IConsumer<Ignore, Ignore>? _consumer;
    private Task _polling = Task.CompletedTask;

    /// <summary>Gets how long the end waits for the group to take the farewell.</summary>
    internal TimeSpan Patience { get; init; } = Farewell;

    public void Start(Action<IReadOnlyList<int>> assigned, Action<IReadOnlyList<int>, ShardDeparture> revoked, Action<KafkaException> failed)
    {
        Dictionary<string, string> settings = KafkaSettings.BuildConsumer(sink, options.GroupId);

        // Shards that stay are not interrupted when others move.
        settings["partition.assignment.strategy"] = "cooperative-sticky";
        bool news = false;
        IConsumer<Ignore, Ignore> consumer = _consumer = new ConsumerBuilder<Ignore, Ignore>(settings)
            .SetLogHandler(static (_, _) => { })
            .SetErrorHandler((_, error) => log.ClusterError(error.Code.ToString()))
            .SetPartitionsAssignedHandler((_, partitions) =>
            {
                news = true;
                assigned([.. partitions.Select(static one => one.Partition.Value)]);
                return partitions.Select(static one => new TopicPartitionOffset(one, Offset.End));
            })
            .SetPartitionsRevokedHandler((_, partitions) => revoked([.. partitions.Select(static one => one.Partition.Value)], ShardDeparture.Revoked))
            .SetPartitionsLostHandler((_, partitions) => revoked([.. partitions.Select(static one => one.Partition.Value)], ShardDeparture.Lost))
            .Build();
        consumer.Subscribe(options.StateTopic);
        _polling = Task.Factory.StartNew(Poll, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

        void Poll()
        {
            while (!_leaving.IsCancellationRequested)
            {
                try
                {
                    consumer.Consume(Step);
                    if (news)
                    {
                        consumer.Pause(consumer.Assignment);
                        news = false;
                    }
                }
                catch (KafkaException e)
                {
                    log.ClusterError(e.Error.Code.ToString());
                    failed(e);
                    _leaving.Token.WaitHandle.WaitOne(Step);
                }
            }

            try
            {
                // It leaves the group at once, so that the others need not wait until they miss it.
                consumer.Close();
            }
            catch (KafkaException e)
            {
                log.ClusterError(e.Error.Code.ToString());
            }
            finally
            {
                consumer.Dispose();
            }
        }
    }

    public bool Confirms(int shard)
    {
        try
        {
            // Only of a member of the present generation a commit is taken. What it says is of no use to anybody.
            _consumer?.Commit([new(options.StateTopic, shard, 0)]);
            return true;
        }
        catch (Exception e) when (e is KafkaException or ObjectDisposedException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync().ConfigureAwait(false);
        try
        {
            await _polling.WaitAsync(Patience).ConfigureAwait(false);
            _leaving.Dispose();
        }
        catch (TimeoutException)
        {
            // Without a coordinator nobody hears it; the thread goes on trying by itself, and keeps no process alive.
            log.GroupNotLeft();
        }
    }
}
