using Confluent.Kafka;
using FitbitSdk.Records;

namespace FitbitSdk.Kafka.Tests;

/// <summary>What librdkafka's cluster cannot show: who is fenced, and what readers with <c>read_committed</c> see.</summary>
public sealed class ShardBrokerTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Commit_AfterAnotherWorkerTookTheShard_FailsAndNothingIsLostOrTwice()
    {
        using RealCluster cluster = Open();
        cluster.CreateTopic(TestWorker.HeartTopic);
        cluster.CreateStateTopic(TestWorker.StateTopic);
        UserKey anna = TestWorker.UserOf(0);
        await using TestWorker old = await TestWorker.StartAsync(cluster);
        await old.DeliverAsync(anna, first: 0, count: 10);
        SyncOffset? before = await old.StoredAsync(anna);
        await using ISinkTransaction late = await old.Sink.BeginAsync(TestWorker.HeartOf(anna), Cancel);
        using (RecordBatch batch = TestWorker.BatchOf(anna, 10, 10))
        {
            await late.WriteAsync(batch, Cancel);
        }

        await using TestWorker successor = await TestWorker.StartAsync(cluster);
        await successor.DeliverAsync(anna, first: 10, count: 10);
        await Assert.ThrowsAsync<ShardNotOwnedException>(async () => await late.CommitAsync(before, SyncOffset.Initial, Cancel));

        Assert.Equal(2, (await successor.StoredAsync(anna))?.Version);
        Assert.Equal(Enumerable.Repeat(1, 20), ReadCommitted(cluster).CountBy(static id => id).Select(static one => one.Value));
    }

    [Fact]
    public async Task Start_StateTopicIsNotCompacted_NamesTheSetting()
    {
        using RealCluster cluster = Open();
        cluster.CreateTopic(TestWorker.StateTopic);

        KafkaSinkException error = await Assert.ThrowsAsync<KafkaSinkException>(() => TestWorker.StartAsync(cluster));

        Assert.Equal((KafkaSinkFault.StateTopicUnsuitable, "KafkaShardOptions.StateTopic"), (error.Fault, error.Setting));
    }

    private static IEnumerable<string> ReadCommitted(RealCluster cluster)
    {
        ConsumerConfig config = new()
        {
            BootstrapServers = cluster.Bootstrap, GroupId = cluster.Prefix, EnableAutoCommit = false, EnablePartitionEof = true, IsolationLevel = IsolationLevel.ReadCommitted,
        };
        using IConsumer<byte[], byte[]?> reader = new ConsumerBuilder<byte[], byte[]?>(config).Build();
        reader.Assign(Enumerable.Range(0, TestCluster.Partitions).Select(partition => new TopicPartitionOffset(cluster.NameOf(TestWorker.HeartTopic), partition, Offset.Beginning)));
        List<string> read = [];
        for (int ends = 0; ends < TestCluster.Partitions;)
        {
            ConsumeResult<byte[], byte[]?> one = reader.Consume(Cancel);
            ends += one.IsPartitionEOF ? 1 : 0;
            if (!one.IsPartitionEOF)
            {
                read.Add(one.Header(KafkaHeaders.RecordId)!);
            }
        }

        return read;
    }

    private static RealCluster Open()
    {
        Assert.SkipWhen(TestCluster.NamedBrokers is null, "FITBITSDK_TEST_KAFKA names no brokers, and the mock cluster cannot show this.");
        return new(TestCluster.NamedBrokers!);
    }
}
