using Confluent.Kafka;

namespace FitbitSdk.Kafka;

/// <summary>The messages of one batch to one topic, in order. All have one key, because a batch is of one user.</summary>
internal abstract class MessageSet(string topic, byte[] key, string schema) : IDisposable
{
    /// <summary>What <see cref="RecordOf"/> gives for the message that a span is replaced.</summary>
    public const int Span = -1;

    public string Topic { get; } = topic;

    public byte[] Key { get; } = key;

    /// <summary>Gets what the header of this name says.</summary>
    public string Schema { get; } = schema;

    public abstract int Count { get; }

    /// <summary>Gets the partition; none where the key decides.</summary>
    public virtual Partition Partition => Partition.Any;

    /// <summary>Gets the dead letter that this is; <see langword="null"/> where it is none.</summary>
    public virtual DeadLetter? Letter => null;

    /// <summary>Gives the place in the batch of the record that a message is of; <see cref="Span"/> for none.</summary>
    public abstract int RecordOf(int index);

    /// <summary>Copies a message's value; <see langword="null"/> where it has none.</summary>
    public abstract byte[]? ValueOf(int index);

    /// <summary>Adds the headers that all messages of this set bear beside the usual ones.</summary>
    public virtual void Describe(Headers headers)
    {
    }

    public abstract void Dispose();

    protected static byte[] Join(byte[] prefix, ReadOnlySpan<byte> bytes)
    {
        byte[] all = GC.AllocateUninitializedArray<byte>(prefix.Length + bytes.Length);
        prefix.CopyTo(all, 0);
        bytes.CopyTo(all.AsSpan(prefix.Length));
        return all;
    }
}
