using System.Buffers;
using System.Runtime.CompilerServices;

namespace FitbitSdk.Records;

/// <summary>Records of one known type.</summary>
/// <typeparam name="T">The record type.</typeparam>
public sealed class RecordBatch<T> : RecordBatch
    where T : IHealthRecord<T>
{
    private readonly bool _owner;
    private readonly int _start;
    private T[] _storage;

    // The counter that was given last: place in the storage above, counter below, in one value for readers on several threads.
    private long _lastCounter = -1;

    internal RecordBatch(RecordOrigin origin, T[] storage, int start, int count, bool owner)
        : base(origin.Delivery is DeliveryKind.Retract ? throw new ArgumentException("What is gone has no values: use a RetractionBatch.", nameof(origin)) : origin) =>
        (_storage, _start, Count, _owner) = (storage, start, count, owner);

    /// <inheritdoc/>
    public override RecordSchema Schema => T.Schema;

    /// <inheritdoc/>
    public override int Count { get; }

    /// <summary>Gets the records.</summary>
    public ReadOnlySpan<T> Records => _storage.AsSpan(_start, Count);

    /// <inheritdoc/>
    public override RecordHead GetHead(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        ref readonly T record = ref _storage[_start + index];
        return new(new(Origin.User, T.Schema.RecordType, record.Key, CounterAt(index)), record.ComputeRevision(), record.Time);
    }

    /// <inheritdoc/>
    public override RecordTime GetTime(int index) => Records[index].Time;

    /// <inheritdoc/>
    public override TResult Accept<TResult>(IRecordBatchVisitor<TResult> visitor)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        return visitor.Visit(this);
    }

    /// <inheritdoc/>
    public override RecordBatch Slice(int start, int count, RecordOrigin? origin = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start, Count - count);
        return new RecordBatch<T>(origin ?? Origin, _storage, _start + start, count, owner: false);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (_owner && _storage.Length > 0)
        {
            T[] storage = _storage;
            _storage = [];
            ArrayPool<T>.Shared.Return(storage, RuntimeHelpers.IsReferenceOrContainsReferences<T>());
        }
    }

    // Equal keys lie side by side. The look back goes beyond a slice's own start, so that a record keeps its counter
    // when those before it were delivered earlier.
    private int CounterAt(int index)
    {
        int place = _start + index;
        RecordKey key = _storage[place].Key;
        long last = Volatile.Read(ref _lastCounter);
        int counter = 0;
        for (int i = place - 1; i >= 0 && _storage[i].Key == key; i--)
        {
            counter++;
            if (i == last >> 32)
            {
                // Asked for in order, as encoders do, each look back is one step: an answer may hold a million records of one time.
                counter += (int)last;
                break;
            }
        }

        Volatile.Write(ref _lastCounter, ((long)place << 32) | (uint)counter);
        return counter;
    }
}
