using Confluent.Kafka;
using FitbitSdk.Records;

namespace FitbitSdk.Kafka.Tests;

/// <summary>Exactly once, the sink asks for a topic before its first transaction there.</summary>
public sealed class TransactionalTopicsTests : IDisposable
{
    private readonly MockCluster _cluster = new(brokers: 1);
    private readonly MockAdmin _admin;

    public TransactionalTopicsTests()
    {
        _cluster.CreateTopic(TestWorker.StateTopic);
        _admin = new(_cluster);
    }

    private static UserKey Anna { get; } = TestWorker.UserOf(0);

    public void Dispose() => _cluster.Dispose();

    [Fact]
    public async Task Write_TopicThatIsMissing_IsCreatedOnceAsTheProfileOfItsStreamSays()
    {
        ListLog log = new();
        await using TestWorker worker = await StartAsync(log);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(number => worker.DeliverAsync(TestWorker.UserOf(number % TestCluster.Partitions, number), first: 0, count: 1)));

        Assert.Equal(["fitbitsdk.heart-rate: 3 partitions on 1 brokers each"], _admin.Created);
        Assert.Contains("heart-rate: its topic was missing and is created.", log.Lines);
        using TopicReader reader = new(_cluster.Bootstrap, TestWorker.HeartTopic);
        Assert.Equal(4, reader.ReadToEnd().Count);
    }

    [Fact]
    public async Task Write_CreationRefused_IsNamed_AndTriedAgain()
    {
        _admin.Failure = new KafkaSinkException(KafkaSinkFault.TopicRefused, "KafkaTopicsOptions.Profiles", "too many replicas.");
        ListLog log = new();
        await using TestWorker worker = await StartAsync(log);

        Assert.Same(_admin.Failure, await Assert.ThrowsAsync<KafkaSinkException>(() => worker.DeliverAsync(Anna, first: 0, count: 1)));

        Assert.Contains("heart-rate: nothing can be delivered: TopicRefused.", log.Lines);
        _admin.Failure = null;
        Assert.Equal(1, (await worker.DeliverAsync(Anna, first: 0, count: 1))?.Version);
    }

    [Fact]
    public async Task Commit_NothingCanBeDelivered_TopicsAreLookedUpAgain()
    {
        await using TestWorker worker = await StartAsync();
        await worker.DeliverAsync(Anna, first: 0, count: 1);
        _cluster.Fail(MockCluster.Request.AddPartitionsToTransaction, ErrorCode.TopicAuthorizationFailed);

        KafkaSinkException e = await Assert.ThrowsAsync<KafkaSinkException>(() => worker.DeliverAsync(Anna, first: 1, count: 1));

        Assert.Equal(KafkaSinkFault.NotAuthorized, e.Fault);
        _admin.Hide(TestWorker.HeartTopic);
        await Assert.ThrowsAsync<InvalidOperationException>(() => worker.DeliverAsync(Anna, first: 1, count: 1)); // the cluster still has it
        Assert.Equal(2, _admin.Created.Count);
    }

    private Task<TestWorker> StartAsync(ListLog? log = null) => TestWorker.StartAsync(
        _cluster, static options => options.DeliveryTimeout = TimeSpan.FromSeconds(5), null, new(log, Topics: new(_admin, new([("heart-rate", "*", TopicSpec.Auto(3, 1))]))));
}
