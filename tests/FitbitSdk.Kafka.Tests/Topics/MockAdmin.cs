using System.Collections.Concurrent;

namespace FitbitSdk.Kafka.Tests;

/// <summary>Sees the topics of the mock cluster, and creates them there in the admin protocol's stead.</summary>
internal sealed class MockAdmin(MockCluster cluster) : ITopicAdmin
{
    private readonly ConcurrentQueue<string> _created = [];
    private readonly ConcurrentDictionary<string, TopicLayout> _layouts = new(StringComparer.Ordinal);
    private string? _hidden;

    public IReadOnlyCollection<string> Created => _created;

    public Exception? Failure { get; set; }

    public void Hide(string topic) => _hidden = topic;

    public async ValueTask<TopicLayout?> FindAsync(string topic, CancellationToken cancellationToken)
    {
        using KafkaTopicAdmin admin = new(Microsoft.Extensions.Options.Options.Create(TestSink.OptionsFor(cluster)));
        return topic == _hidden ? null : _layouts.GetValueOrDefault(topic) ?? await admin.FindAsync(topic, cancellationToken);
    }

    public ValueTask<bool> TryCreateAsync(string topic, TopicSpec spec, CancellationToken cancellationToken)
    {
        if (Failure is not null)
        {
            throw Failure;
        }

        _created.Enqueue($"{topic}: {spec}");
        cluster.CreateTopic(topic, spec.Partitions);
        AutomaticTopicSpec automatic = (AutomaticTopicSpec)spec;
        _layouts[topic] = new([.. Enumerable.Range(0, spec.Partitions).Select(_ => (IReadOnlyList<int>)[.. Enumerable.Range(1, automatic.ReplicationFactor)])]);
        return new(true);
    }
}
