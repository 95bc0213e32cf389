using System.Buffers;
using System.Runtime.CompilerServices;

namespace FitbitSdk.Records;

/// <summary>Collects records into pooled storage; the storage goes over to the batch that it builds.</summary>
/// <typeparam name="T">The record type.</typeparam>
public sealed class RecordBatchBuilder<T> : IDisposable
    where T : IHealthRecord<T>
{
    private T[] _storage;

    /// <summary>Creates a builder.</summary>
    /// <param name="capacity">How many records are expected; more are taken as well.</param>
    public RecordBatchBuilder(int capacity = 256) => _storage = ArrayPool<T>.Shared.Rent(Math.Max(1, capacity));

    /// <summary>Gets the number of records so far.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a record.</summary>
    /// <param name="record">The record; records with equal keys must be added side by side.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(in T record)
    {
        if (Count == _storage.Length)
        {
            Grow();
        }

        _storage[Count++] = record;
    }

    /// <summary>Hands the records over to a batch; the builder is empty afterwards.</summary>
    /// <param name="origin">What the records have in common.</param>
    /// <returns>The batch, which owns the storage.</returns>
    public RecordBatch<T> Build(RecordOrigin origin)
    {
        ArgumentNullException.ThrowIfNull(origin);
        RecordBatch<T> batch = new(origin, _storage, 0, Count, owner: true);
        (_storage, Count) = ([], 0);
        return batch;
    }

    /// <summary>Gives the storage back when no batch was built.</summary>
    public void Dispose()
    {
        if (_storage.Length > 0)
        {
            ArrayPool<T>.Shared.Return(_storage, RuntimeHelpers.IsReferenceOrContainsReferences<T>());
            (_storage, Count) = ([], 0);
        }
    }

    private void Grow()
    {
        T[] larger = ArrayPool<T>.Shared.Rent(Math.Max(16, _storage.Length * 2));
        _storage.AsSpan(0, Count).CopyTo(larger);
        if (_storage.Length > 0)
        {
            ArrayPool<T>.Shared.Return(_storage, RuntimeHelpers.IsReferenceOrContainsReferences<T>());
        }

        _storage = larger;
    }
}
