namespace FitbitSdk.Kafka;

/// <summary>What a topic is like.</summary>
public sealed class TopicLayout
{
    /// <summary>Creates a layout.</summary>
    /// <param name="brokers">The brokers of partition 0, of partition 1 and so on, the preferred leader first.</param>
    public TopicLayout(params IReadOnlyList<IReadOnlyList<int>> brokers)
    {
        ArgumentNullException.ThrowIfNull(brokers);
        Brokers = brokers;
    }

    /// <summary>Gets the brokers of each partition, by its number.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Brokers { get; }

    /// <summary>Tells whether the topic is as a specification wants it.</summary>
    /// <param name="spec">The specification.</param>
    /// <returns>Whether partitions and replicas agree.</returns>
    public bool Fits(TopicSpec spec) => spec switch
    {
        AssignedTopicSpec assigned => Brokers.Count == assigned.Partitions && Brokers.Zip(assigned.Brokers).All(static pair => pair.First.SequenceEqual(pair.Second)),
        AutomaticTopicSpec automatic => Brokers.Count == automatic.Partitions && Brokers.All(brokers => brokers.Count == automatic.ReplicationFactor),
        _ => throw new ArgumentNullException(nameof(spec)),
    };
}
