using FitbitSdk.Records;
using Microsoft.Extensions.Options;

namespace FitbitSdk.Kafka;

/// <summary>Writes records and offsets to Kafka in one transaction, exactly once for readers with <c>isolation.level=read_committed</c>.</summary>
/// <remarks>A window is encoded and kept in memory until it is committed; then it goes out as a whole, together with others of its shard that wait. So a
/// window that is given up was never sent, nobody waits for a fetch of someone else, and a transaction that the brokers abort is repeated without any fetch.</remarks>
public sealed partial class KafkaTransactionalSink : ITransactionalSink
{
    private readonly KafkaShards _shards;
    private readonly MessageEncoding _encoding;
    private readonly SinkTopics _topics;

    /// <summary>Creates a sink.</summary>
    /// <param name="options">The options.</param>
    /// <param name="shards">The shards, which own all connections.</param>
    /// <param name="encoders">Those whose topics are written with <see cref="KafkaFormat.Topics"/>.</param>
    /// <param name="schemaIds">Knows a registry's ids; without it Avro stands bare.</param>
    /// <param name="topics">Creates the topics of records that are missing; <see langword="null"/> where the brokers or others do.</param>
    public KafkaTransactionalSink(
        IOptions<KafkaSinkOptions> options, KafkaShards shards, IEnumerable<ITopicEncoder>? encoders = null, ISchemaIds? schemaIds = null, TopicProvisioner? topics = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(shards);
        (_shards, _encoding, _topics) = (shards, new(options.Value, encoders, schemaIds), new(options.Value, topics, shards.Log));
    }

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">Always: without its offset a record would be written again after a crash.</exception>
    public ValueTask<WriteResult> WriteAsync(RecordBatch batch, CancellationToken cancellationToken) =>
        throw new NotSupportedException("This sink writes in transactions only; begin one for the offset that the records belong to.");

    /// <inheritdoc/>
    /// <exception cref="ShardNotOwnedException">The user belongs to another worker, or no shard is open yet.</exception>
    public ValueTask<ISinkTransaction> BeginAsync(OffsetKey key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        cancellationToken.ThrowIfCancellationRequested();
        return key.Stream is null
            ? throw new ArgumentException("Records belong to a stream; the account's own row has none.", nameof(key))
            : new(new Transaction(this, key, _shards.ShardOf(key.Account.User)));
    }

    /// <summary>Does nothing: the connections are those of the shards.</summary>
    /// <returns>A task that has ended.</returns>
    public ValueTask DisposeAsync() => default;
}
