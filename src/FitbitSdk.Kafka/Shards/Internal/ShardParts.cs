using Confluent.Kafka;
using Microsoft.Extensions.Logging;

namespace FitbitSdk.Kafka;

/// <summary>What all shards of a worker share.</summary>
internal sealed record ShardParts(KafkaSinkOptions Sink, KafkaShardOptions Options, int Partitions, ShardTelemetry Telemetry, ILogger Log, TimeProvider Time)
{
    // Opening a window's transaction, sending and committing it take no longer than a message is tried.
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(10);

    public RefusedMessages Refused { get; } = new();

    public ShardProducer NewProducer(int shard) => new(
        new(Sink, Time, Heard, new($"{Options.TransactionalIdPrefix}{Options.StateTopic}-{shard}", Sink.DeliveryTimeout + Options.MaximumTransactionTime + Margin)), Time);

    private void Heard(Error error)
    {
        if (!error.IsFatal)
        {
            Log.ClusterError(error.Code.ToString());
        }
    }
}
