using Confluent.Kafka;
using FitbitSdk.Records;
using FitbitSdk.Records.Tests;

namespace FitbitSdk.Kafka.Tests;

/// <summary>What the mock cluster cannot show: where replicas lie, and what readers with <c>read_committed</c> see.</summary>
public sealed class RealBrokerTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TryCreate_WithReplicaAssignment_PlacesPartitionsWhereTheProfileSays()
    {
        string servers = Brokers();
        using KafkaTopicAdmin admin = new(Microsoft.Extensions.Options.Options.Create(new KafkaSinkOptions { BootstrapServers = servers }));
        using IAdminClient client = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = servers }).Build();
        int[] brokers = [.. client.GetMetadata(TimeSpan.FromSeconds(30)).Brokers.Select(static broker => broker.BrokerId).Order()];
        TopicSpec spec = TopicSpec.Assigned([brokers[^1]], [brokers[0]]);
        string name = $"test-{Guid.NewGuid():N}";
        TopicProvisioner topics = new(admin, new([(name, "*", spec)]), static (_, subject) => subject);
        try
        {
            ProvisionedTopic topic = await topics.GetOrCreateAsync("acme", name, Cancel);

            Assert.Equal(TopicOutcome.Created, topic.Outcome);
            Assert.True((await admin.FindAsync(name, Cancel))!.Fits(spec));
        }
        finally
        {
            await client.DeleteTopicsAsync([name]);
        }
    }

    [Fact]
    public async Task Read_Committed_SeesWhatTheSinkWroteAndNothingOfAnAbortedTransaction()
    {
        using RealCluster cluster = new(Brokers());
        cluster.CreateTopic("fitbitsdk.heart-rate", partitions: 1);
        string topic = cluster.NameOf("fitbitsdk.heart-rate");
        WriteAndAbort(cluster.Bootstrap, topic);
        await using KafkaRecordSink sink = TestSink.Open(cluster);
        using RecordBatch batch = Batches.Of(Batches.Origin(StreamId.HeartRate), Batches.Heart(5, 61));
        Assert.True((await sink.WriteAsync(batch, Cancel)).AllAcknowledged);

        using IConsumer<string, Ignore> reader = new ConsumerBuilder<string, Ignore>(new ConsumerConfig
        {
            BootstrapServers = cluster.Bootstrap, GroupId = topic, EnableAutoCommit = false, IsolationLevel = IsolationLevel.ReadCommitted,
        }).Build();
        reader.Assign(new TopicPartitionOffset(topic, 0, Offset.Beginning));
        ConsumeResult<string, Ignore>? first = reader.Consume(TimeSpan.FromSeconds(30));

        Assert.Equal("anna", first?.Message.Key);
        Assert.True(first!.Offset > 0, "The aborted message was not there at all.");
    }

    private static void WriteAndAbort(string servers, string topic)
    {
        using IProducer<string, string> producer = new ProducerBuilder<string, string>(new ProducerConfig { BootstrapServers = servers, TransactionalId = topic }).Build();
        producer.InitTransactions(TimeSpan.FromSeconds(30));
        producer.BeginTransaction();
        producer.Produce(topic, new() { Key = "nobody", Value = "aborted" });
        producer.Flush(Cancel);
        producer.AbortTransaction();
    }

    private static string Brokers()
    {
        Assert.SkipWhen(TestCluster.NamedBrokers is null, "FITBITSDK_TEST_KAFKA names no brokers, and the mock cluster cannot show this.");
        return TestCluster.NamedBrokers!;
    }
}
