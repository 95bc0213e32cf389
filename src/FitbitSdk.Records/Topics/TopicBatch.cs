using System.Buffers;

namespace FitbitSdk.Records;

/// <summary>What a batch became in one topic: values, each with the record it was made of, and one key for all, because a batch is of one user.</summary>
public sealed class TopicBatch : IDisposable
{
    private (int Record, int End)[] _entries;

    /// <summary>Creates a batch without entries.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="key">The key of all entries, encoded.</param>
    /// <param name="capacity">How many entries are expected; more are taken as well.</param>
    public TopicBatch(Topic topic, ReadOnlyMemory<byte> key, int capacity = 16)
    {
        ArgumentNullException.ThrowIfNull(topic);
        (Topic, Key) = (topic, key);
        _entries = ArrayPool<(int, int)>.Shared.Rent(Math.Max(1, capacity));
        Buffer = new(Math.Max(1, capacity) * 32);
    }

    /// <summary>Gets the topic.</summary>
    public Topic Topic { get; }

    /// <summary>Gets the key of all entries, as <see cref="Topic.KeySchema"/> says.</summary>
    public ReadOnlyMemory<byte> Key { get; }

    /// <summary>Gets where values are written, one behind the other; <see cref="EndEntry"/> closes each.</summary>
    public PooledBuffer Buffer { get; }

    /// <summary>Gets the number of entries.</summary>
    public int Count { get; private set; }

    /// <summary>Gets the value of an entry, as <see cref="Topic.ValueSchema"/> says.</summary>
    /// <param name="index">From 0 to <see cref="Count"/> − 1.</param>
    /// <returns>Its bytes.</returns>
    public ReadOnlyMemory<byte> this[int index]
    {
        get
        {
            int end = Entry(index).End;
            return Buffer.Written[(index == 0 ? 0 : _entries[index - 1].End)..end];
        }
    }

    /// <summary>Gets the record that an entry was made of; its head and time are the entry's.</summary>
    /// <param name="index">From 0 to <see cref="Count"/> − 1.</param>
    /// <returns>The record's place in the batch that was encoded.</returns>
    public int RecordOf(int index) => Entry(index).Record;

    /// <summary>Closes an entry.</summary>
    /// <param name="record">The place of the record it was made of.</param>
    /// <param name="end">How many bytes were written to <see cref="Buffer"/> since it was empty, this entry's included; they may be flushed later.</param>
    public void EndEntry(int record, long end)
    {
        if (Count == _entries.Length)
        {
            (int, int)[] larger = ArrayPool<(int, int)>.Shared.Rent(Count * 2);
            _entries.AsSpan(0, Count).CopyTo(larger);
            ArrayPool<(int, int)>.Shared.Return(_entries);
            _entries = larger;
        }

        _entries[Count++] = (record, checked((int)end));
    }

    /// <summary>Gives each entry as one record of key and value, as <see cref="Topic.DescribeEntry"/> says.</summary>
    /// <returns>The entries in their order; to be disposed of.</returns>
    public EncodedBatch ToEntries()
    {
        PooledBuffer buffer = new(Buffer.Length + (Count * Key.Length));
        EncodedBatch entries = new(buffer, Count);
        AvroWriter<PooledBufferWriter> writer = new(new(buffer));
        for (int i = 0; i < Count; i++)
        {
            writer.WriteFixed(Key.Span);
            writer.WriteFixed(this[i].Span);
            entries.EndEntry(writer.Length);
        }

        writer.Flush();
        return entries;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Buffer.Dispose();
        if (_entries.Length > 0)
        {
            ArrayPool<(int, int)>.Shared.Return(_entries);
            (_entries, Count) = ([], 0);
        }
    }

    private (int Record, int End) Entry(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        return _entries[index];
    }
}
