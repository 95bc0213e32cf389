using Confluent.Kafka;

namespace FitbitSdk.Kafka;

/// <summary>Says which shards this worker owns.</summary>
internal interface IShardMembership : IAsyncDisposable
{
    /// <summary>Joins the others.</summary>
    /// <param name="assigned">Is told of shards that are new here, also of none at all.</param>
    /// <param name="revoked">Is told of shards that others get next; they may have them once it has returned. After a loss they may have had them before.</param>
    /// <param name="failed">Is told of errors, of each as often as it comes; the membership goes on trying.</param>
    void Start(Action<IReadOnlyList<int>> assigned, Action<IReadOnlyList<int>, ShardDeparture> revoked, Action<KafkaException> failed);

    /// <summary>Asks whether a shard that was lost still is this worker's: a worker that was away may be the last to know.</summary>
    bool Confirms(int shard);
}

internal enum ShardDeparture
{
    Revoked,
    Lost,
}
