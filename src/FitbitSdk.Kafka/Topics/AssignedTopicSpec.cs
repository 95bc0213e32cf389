namespace FitbitSdk.Kafka;

/// <summary>A topic whose partitions lie on brokers that are named.</summary>
public sealed class AssignedTopicSpec : TopicSpec
{
    internal AssignedTopicSpec(IReadOnlyList<IReadOnlyList<int>> brokers)
    {
        ArgumentNullException.ThrowIfNull(brokers);
        if (brokers.Count == 0 || brokers.Any(static one => FaultOf(one) is not null))
        {
            throw new ArgumentException("Each partition lies on at least one broker, none of them negative or named twice; and there is at least one partition.", nameof(brokers));
        }

        Brokers = [.. brokers.Select(static one => (IReadOnlyList<int>)[.. one])];
    }

    /// <inheritdoc/>
    public override int Partitions => Brokers.Count;

    /// <summary>Gets the brokers of each partition, by its number; the first is its preferred leader.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Brokers { get; }

    /// <inheritdoc/>
    public override string ToString() => string.Join("; ", Brokers.Select(static (brokers, partition) => $"{partition} on {string.Join(", ", brokers)}"));

    /// <summary>Says what is wrong with the brokers of one partition; <see langword="null"/> where nothing is.</summary>
    internal static string? FaultOf(IReadOnlyList<int> brokers) =>
        brokers.Count == 0 ? "names no broker"
        : brokers.Any(static broker => broker < 0) ? "names a broker with a negative number"
        : brokers.Distinct().Count() < brokers.Count ? "names a broker twice"
        : null;
}
