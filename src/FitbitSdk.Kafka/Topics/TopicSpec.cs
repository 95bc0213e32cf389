namespace FitbitSdk.Kafka;

/// <summary>How a topic is created: <see cref="AutomaticTopicSpec"/> or <see cref="AssignedTopicSpec"/>, nothing else.</summary>
public abstract class TopicSpec
{
    private protected TopicSpec()
    {
    }

    /// <summary>Gets one partition without replicas, for what no profile speaks of.</summary>
    public static TopicSpec Default { get; } = Auto(partitions: 1, replicationFactor: 1);

    /// <summary>Gets three partitions with three replicas: what RADAR-base's own tools create its topics with (<c>radar-schemas-tools create</c>).</summary>
    public static TopicSpec RadarBase { get; } = Auto(partitions: 3, replicationFactor: 3);

    /// <summary>Gets the number of partitions.</summary>
    public abstract int Partitions { get; }

    /// <summary>Lets Kafka spread the partitions over the brokers.</summary>
    /// <param name="partitions">At least 1.</param>
    /// <param name="replicationFactor">From 1 to 32,767; no more than there are brokers.</param>
    /// <returns>The specification.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static AutomaticTopicSpec Auto(int partitions, int replicationFactor) => new(partitions, replicationFactor);

    /// <summary>Says on which brokers each partition lies.</summary>
    /// <param name="brokers">The brokers of partition 0, of partition 1 and so on; the first of each is its preferred leader.</param>
    /// <returns>The specification.</returns>
    /// <exception cref="ArgumentException">There is no partition, or one without brokers, with a negative one or with one twice.</exception>
    public static AssignedTopicSpec Assigned(params IReadOnlyList<IReadOnlyList<int>> brokers) => new(brokers);
}
