using Confluent.Kafka;
using FitbitSdk.Records;

namespace FitbitSdk.Kafka.Tests;

/// <summary>Shards over their lives: opened, fenced, closed; transactions that break.</summary>
public sealed class ShardTests : IDisposable
{
    private readonly MockCluster _cluster = new(brokers: 1);

    public ShardTests()
    {
        _cluster.CreateTopic(TestWorker.StateTopic);
        _cluster.CreateTopic(TestWorker.HeartTopic);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static UserKey Anna { get; } = TestWorker.UserOf(0);

    public void Dispose() => _cluster.Dispose();

    [Fact]
    public async Task Open_AfterAWorkerEnded_KnowsWhatItCommitted()
    {
        await using (TestWorker first = await TestWorker.StartAsync(_cluster))
        {
            await first.DeliverAsync(Anna, first: 0, count: 10);
            Assert.Equal(2, (await first.DeliverAsync(Anna, first: 10, count: 10))?.Version);
        }

        await using TestWorker second = await TestWorker.StartAsync(_cluster);

        Assert.Equal(2, (await second.StoredAsync(Anna))?.Version);
        Assert.Equal(3, (await second.DeliverAsync(Anna, first: 20, count: 10))?.Version);
        Assert.Equal(Ids(0, 30), Received());
    }

    [Fact]
    public async Task Open_StateOfAnotherNumberOfPartitions_IsRefused()
    {
        _cluster.CreateTopic("grown", partitions: 4);
        UserKey moved = Enumerable.Range(0, 100).Select(static i => new UserKey($"user-{i}")).First(static user => UserShards.Of(user, 3) == 0 && UserShards.Of(user, 4) != 0);
        ProduceState("grown", partition: 0, TestWorker.HeartOf(moved));

        await using TestWorker worker = await TestWorker.StartAsync(_cluster, null, static options => options.StateTopic = "grown", default, 0, 1);

        Assert.Equal([1], worker.Shards.Owned);
    }

    [Fact]
    public async Task Use_BeforeTheStartOrOfAShardOfOthers_IsRefusedByItsName()
    {
        Microsoft.Extensions.Options.IOptions<KafkaSinkOptions> options = Microsoft.Extensions.Options.Options.Create(TestWorker.OptionsFor(_cluster));
        await using KafkaShards unstarted = new(options, Microsoft.Extensions.Options.Options.Create(new KafkaShardOptions()));
        KafkaTransactionalSink sink = new(options, unstarted);
        await Assert.ThrowsAsync<ShardNotOwnedException>(async () => await sink.BeginAsync(TestWorker.HeartOf(Anna), Cancel));

        await using TestWorker worker = await TestWorker.StartAsync(_cluster, shards: [1]);
        ShardNotOwnedException refused = await Assert.ThrowsAsync<ShardNotOwnedException>(async () => await worker.Store.GetAsync(TestWorker.HeartOf(Anna).Account, Cancel));

        Assert.Equal(0, refused.Shard);
        Assert.False(worker.Shards.Owns(Anna));
        Assert.True(worker.Shards.Owns(TestWorker.UserOf(1)));
    }

    [Fact]
    public async Task Start_StateTopicIsMissing_NamesTheSetting()
    {
        _cluster.CreateTopic("nowhere");
        _cluster.FailTopic("nowhere", ErrorCode.UnknownTopicOrPart);

        KafkaSinkException error = await Assert.ThrowsAsync<KafkaSinkException>(() => TestWorker.StartAsync(_cluster, null, static options => options.StateTopic = "nowhere"));

        Assert.Equal((KafkaSinkFault.TopicMissing, "KafkaShardOptions.StateTopic"), (error.Fault, error.Setting));
    }

    [Theory]
    [InlineData(nameof(MockCluster.Request.AddPartitionsToTransaction), ErrorCode.ConcurrentTransactions)]
    [InlineData(nameof(MockCluster.Request.AddPartitionsToTransaction), ErrorCode.NotCoordinatorForGroup)]
    [InlineData(nameof(MockCluster.Request.EndTransaction), ErrorCode.GroupLoadInProgress)]
    [InlineData(nameof(MockCluster.Request.EndTransaction), ErrorCode.NotCoordinatorForGroup)]
    [InlineData(nameof(MockCluster.Request.Produce), ErrorCode.NotEnoughReplicas)]
    public async Task Commit_ErrorThatPasses_IsRepeatedUntilItIsCommitted(string request, ErrorCode error)
    {
        await using TestWorker worker = await TestWorker.StartAsync(_cluster);
        await worker.DeliverAsync(Anna, first: 0, count: 10);
        _cluster.Fail(Enum.Parse<MockCluster.Request>(request), error, error);

        Assert.Equal(2, (await worker.DeliverAsync(Anna, first: 10, count: 10))?.Version);

        Assert.Equal(Ids(0, 20), Received());
    }

    [Theory]
    [InlineData(ErrorCode.ConcurrentTransactions)]
    [InlineData(ErrorCode.NotCoordinatorForGroup)]
    public async Task Open_ErrorThatPasses_IsRepeatedUntilTheShardIsOpen(ErrorCode error)
    {
        _cluster.Fail(MockCluster.Request.InitProducerId, error, error);

        await using TestWorker worker = await TestWorker.StartAsync(_cluster, shards: [0]);

        Assert.Equal(1, (await worker.DeliverAsync(Anna, first: 0, count: 10))?.Version);
    }

    [Theory]
    [InlineData(nameof(MockCluster.Request.Produce), ErrorCode.Unknown)]
    [InlineData(nameof(MockCluster.Request.Produce), ErrorCode.InvalidRequiredAcks)]
    public async Task Commit_ErrorThatAbortsTheTransaction_IsWrittenAgainWithoutTheCaller(string request, ErrorCode error)
    {
        await using TestWorker worker = await TestWorker.StartAsync(_cluster);
        await worker.DeliverAsync(Anna, first: 0, count: 10);
        _cluster.Fail(Enum.Parse<MockCluster.Request>(request), error);

        Assert.Equal(2, (await worker.DeliverAsync(Anna, first: 10, count: 10))?.Version);

        Assert.Equal(2, (await worker.StoredAsync(Anna))?.Version);
        Assert.Equal(Ids(0, 20), Received().Distinct());
    }

    [Fact]
    public async Task Commit_TopicMayNotBeWritten_NamesTheFaultAndLeavesTheStateAsItWas()
    {
        await using TestWorker worker = await TestWorker.StartAsync(_cluster);
        await worker.DeliverAsync(Anna, first: 0, count: 10);
        _cluster.Fail(MockCluster.Request.AddPartitionsToTransaction, ErrorCode.TopicAuthorizationFailed);

        KafkaSinkException error = await Assert.ThrowsAsync<KafkaSinkException>(() => worker.DeliverAsync(Anna, first: 10, count: 10));

        Assert.Equal(KafkaSinkFault.NotAuthorized, error.Fault);
        Assert.Equal(1, (await worker.StoredAsync(Anna))?.Version);
        Assert.Equal(2, (await worker.DeliverAsync(Anna, first: 10, count: 10))?.Version);
    }

    [Theory]
    [InlineData(nameof(MockCluster.Request.AddPartitionsToTransaction), ErrorCode.ProducerFenced)]
    [InlineData(nameof(MockCluster.Request.EndTransaction), ErrorCode.InvalidProducerEpoch)]
    [InlineData(nameof(MockCluster.Request.EndTransaction), ErrorCode.TransactionalIdAuthorizationFailed)]
    public async Task Commit_ErrorThatEndsTheProducer_LosesTheShardUntilItIsOpenAgain(string request, ErrorCode error)
    {
        await using TestWorker worker = await TestWorker.StartAsync(_cluster);
        await worker.DeliverAsync(Anna, first: 0, count: 10);
        TaskCompletionSource lost = new(), back = new();
        worker.Shards.Changed += static (_, _) => throw new InvalidOperationException("A handler of the host's.");
        worker.Shards.Changed += (_, _) => (worker.Shards.Owns(Anna) ? back : lost).TrySetResult();
        _cluster.Fail(Enum.Parse<MockCluster.Request>(request), error);

        await Assert.ThrowsAsync<ShardNotOwnedException>(() => worker.DeliverAsync(Anna, first: 10, count: 10));
        await lost.Task.WaitAsync(TimeSpan.FromSeconds(20), Cancel);
        await back.Task.WaitAsync(TimeSpan.FromSeconds(20), Cancel);

        // What is known now is what the topic says; the window is written again from there.
        Assert.NotNull(await worker.DeliverAsync(Anna, first: 10, count: 10));
        Assert.Equal(Ids(0, 20), Received().Distinct());
    }

    private IReadOnlyList<string> Received()
    {
        using TopicReader reader = new(_cluster.Bootstrap, TestWorker.HeartTopic);
        return [.. reader.ReadToEnd().Select(static message => message.Header(KafkaHeaders.RecordId)!)];
    }

    private static IEnumerable<string> Ids(int first, int count)
    {
        using RecordBatch batch = TestWorker.BatchOf(Anna, first, count);
        return [.. Enumerable.Range(0, count).Select(i => batch.GetHead(i).Id.ToString())];
    }

    private void ProduceState(string topic, int partition, OffsetKey key)
    {
        using IProducer<byte[], byte[]> producer = new ProducerBuilder<byte[], byte[]>(new ProducerConfig { BootstrapServers = _cluster.Bootstrap }).Build();
        Message<byte[], Payload> row = new StateMessage(topic, partition, new(key, new(1, OffsetCodec.Serialize(SyncOffset.Initial)))).ToMessage();
        producer.Produce(new TopicPartition(topic, partition), new() { Key = row.Key, Value = row.Value.Bytes!, Headers = row.Headers });
        producer.Flush(Cancel);
    }
}
