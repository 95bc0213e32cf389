using FitbitSdk.Records;

namespace FitbitSdk.RabbitMQ;

/// <summary>The encoded entries of a batch under one routing key, in order.</summary>
/// <param name="routingKey">The routing key.</param>
/// <param name="schema">What the header of this name says.</param>
/// <param name="entries">The entries; this object disposes of them.</param>
internal abstract class Bodies(string routingKey, string schema, EncodedBatch entries) : IDisposable
{
    /// <summary>What <see cref="RecordOf"/> gives for the entry that a span is replaced.</summary>
    public const int Span = -1;

    public string RoutingKey { get; } = routingKey;

    public string Schema { get; } = schema;

    public virtual int Count => entries.Count;

    /// <summary>Gets a body; empty where there is none.</summary>
    public virtual ReadOnlyMemory<byte> this[int index] => entries[index];

    /// <summary>Gives the place in the batch of the record that an entry is of; <see cref="Span"/> for none.</summary>
    public abstract int RecordOf(int index);

    public virtual void Dispose() => entries.Dispose();
}
