using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace FitbitSdk.Kafka.Tests;

/// <summary>Brokers that run already. What a test creates there bears a name of its own and is removed after it.</summary>
internal sealed class RealCluster : TestCluster
{
    // Records of tests are of long ago and some are long; a broker of 2.1 takes these settings, too.
    private static readonly Dictionary<string, string> Settings = new(StringComparer.Ordinal) { ["retention.ms"] = "-1", ["max.message.bytes"] = "8000000" };

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly IAdminClient _admin;
    private readonly List<string> _topics = [];

    public RealCluster(string servers)
    {
        Bootstrap = servers;
        _admin = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = servers }).SetLogHandler(static (_, _) => { }).Build();
    }

    public override string Bootstrap { get; }

    public override string Prefix { get; } = $"test-{Guid.NewGuid():N}.";

    public override void CreateTopic(string topic, int partitions = Partitions) => Create(topic, partitions, Settings);

    public override void CreateStateTopic(string topic) => Create(topic, Partitions, new(StringComparer.Ordinal) { ["cleanup.policy"] = "compact" });

    public override void Dispose()
    {
        if (_topics.Count > 0)
        {
            Wait(_admin.DeleteTopicsAsync(_topics, new() { RequestTimeout = Patience }));
        }

        _admin.Dispose();
    }

    private void Create(string topic, int partitions, Dictionary<string, string> settings)
    {
        string name = NameOf(topic);
        TopicSpecification wanted = new() { Name = name, NumPartitions = partitions, ReplicationFactor = 1, Configs = settings };
        Wait(_admin.CreateTopicsAsync([wanted], new() { RequestTimeout = Patience, OperationTimeout = Patience }));
        _topics.Add(name);
    }

    // The admin client answers on threads of its own.
    private static void Wait(Task asked) => asked.GetAwaiter().GetResult();
}
