namespace FitbitSdk.Kafka;

/// <summary>What was asked for belongs to a shard that this worker does not own, or does not own any more.</summary>
/// <remarks>Of a delivery it means that nothing is known: another worker, or this one once the shard is open again, reads what is committed and goes on from there.</remarks>
/// <param name="shard">The shard: the number of the state topic's partition; <see langword="null"/> where it owns none at all.</param>
/// <param name="innerException">What ended the shard, or keeps it from being open.</param>
public sealed class ShardNotOwnedException(int? shard, Exception? innerException = null)
    : SinkException(MessageOf(shard, innerException), innerException)
{
    /// <summary>Gets the shard: the number of the state topic's partition; <see langword="null"/> where the worker owns none at all.</summary>
    public int? Shard { get; } = shard;

    // What another of these says may be quoted.
    private static string MessageOf(int? shard, Exception? cause) => cause is SinkException
        ? $"Shard {shard} is not open. {cause.Message}"
        : $"This worker does not own {(shard is null ? "any shard" : $"shard {shard}")} now. Start the host (or KafkaShards.StartAsync), and run only users of whom KafkaShards.Owns says so.";
}
