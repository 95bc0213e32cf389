using FitbitSdk.Records;

namespace FitbitSdk.RabbitMQ;

/// <summary>What a batch became in OCARIoT's shapes: the elements of one event's array, each a JSON object, each with the record it was made of.</summary>
public sealed class OcariotItems : IDisposable
{
    private readonly PooledBuffer _buffer;
    private readonly List<(int Record, int End)> _entries;

    internal OcariotItems(OcariotEvent kind, PooledBuffer buffer, int capacity) => (Event, _buffer, _entries) = (kind, buffer, new(capacity));

    /// <summary>Gets the event that they are the content of.</summary>
    public OcariotEvent Event { get; }

    /// <summary>Gets how many there are.</summary>
    public int Count => _entries.Count;

    /// <summary>Gets an element.</summary>
    /// <param name="index">From 0 to <see cref="Count"/> − 1.</param>
    /// <returns>Its JSON; valid until <see cref="Dispose"/>.</returns>
    public ReadOnlyMemory<byte> this[int index] => _buffer.Written[(index == 0 ? 0 : _entries[index - 1].End).._entries[index].End];

    /// <summary>Gets the record that an element was made of.</summary>
    /// <param name="index">From 0 to <see cref="Count"/> − 1.</param>
    /// <returns>Its place in the batch.</returns>
    public int RecordOf(int index) => _entries[index].Record;

    /// <inheritdoc/>
    public void Dispose() => _buffer.Dispose();

    internal void EndItem(int record) => _entries.Add((record, _buffer.Length));
}
