using System.Globalization;

namespace FitbitSdk.Kafka;

/// <summary>A topic whose partitions Kafka spreads over the brokers.</summary>
public sealed class AutomaticTopicSpec : TopicSpec
{
    internal AutomaticTopicSpec(int partitions, int replicationFactor)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(partitions, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(replicationFactor, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(replicationFactor, short.MaxValue);
        (Partitions, ReplicationFactor) = (partitions, replicationFactor);
    }

    /// <inheritdoc/>
    public override int Partitions { get; }

    /// <summary>Gets on how many brokers each partition lies.</summary>
    public int ReplicationFactor { get; }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Partitions} partitions on {ReplicationFactor} brokers each");
}
