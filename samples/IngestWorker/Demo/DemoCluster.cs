using Confluent.Kafka;

namespace IngestWorker.Demo;

/// <summary>librdkafka's cluster for tests, on loopback and in this process. It makes topics when they are written and keeps about 5 MiB a partition.</summary>
internal sealed class DemoCluster : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly IAdminClient _client = new AdminClientBuilder(new Dictionary<string, string>(StringComparer.Ordinal) { ["test.mock.num.brokers"] = "3" })
        .SetLogHandler(static (_, _) => { })
        .Build();

    /// <summary>Gets where any Kafka client finds it.</summary>
    public string Bootstrap => string.Join(',', _client.GetMetadata(Patience).Brokers.Select(static broker => $"{broker.Host}:{broker.Port}"));

    /// <summary>Counts the messages in each topic.</summary>
    public IReadOnlyList<(string Topic, long Messages)> Count()
    {
        using IConsumer<Ignore, Ignore> consumer = new ConsumerBuilder<Ignore, Ignore>(new ConsumerConfig { BootstrapServers = Bootstrap, GroupId = "demo" }).Build();
        return
        [
            .. _client.GetMetadata(Patience).Topics.OrderBy(static topic => topic.Topic, StringComparer.Ordinal).Select(topic => (topic.Topic, topic.Partitions.Sum(partition =>
            {
                WatermarkOffsets offsets = consumer.QueryWatermarkOffsets(new(topic.Topic, partition.PartitionId), Patience);
                return offsets.High.Value;
            }))),
        ];
    }

    public void Dispose() => _client.Dispose();
}
