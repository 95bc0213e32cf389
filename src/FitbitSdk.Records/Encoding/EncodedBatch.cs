using System.Buffers;
using System.Runtime.CompilerServices;

namespace FitbitSdk.Records;

/// <summary>The bytes of a batch, entry by entry, in one pooled buffer.</summary>
public sealed class EncodedBatch : IDisposable
{
    private readonly PooledBuffer _buffer;
    private int[] _ends;

    internal EncodedBatch(PooledBuffer buffer, int capacity)
    {
        _buffer = buffer;
        _ends = ArrayPool<int>.Shared.Rent(Math.Max(1, capacity));
    }

    /// <summary>Gets the number of entries: the batch's records, and one before them where they replace a span.</summary>
    public int Count { get; private set; }

    /// <summary>Gets the entries, one behind the other.</summary>
    public ReadOnlyMemory<byte> Bytes => _buffer.Written;

    /// <summary>Gets one entry.</summary>
    /// <param name="index">From 0 to <see cref="Count"/> − 1.</param>
    /// <returns>Its bytes.</returns>
    public ReadOnlyMemory<byte> this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            int start = index == 0 ? 0 : _ends[index - 1];
            return Bytes[start.._ends[index]];
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _buffer.Dispose();
        if (_ends.Length > 0)
        {
            ArrayPool<int>.Shared.Return(_ends);
            _ends = [];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void EndEntry(long end) => _ends[Count++] = checked((int)end);
}
