namespace FitbitSdk.Records;

/// <summary>Records that are gone upstream: their ids, and no values.</summary>
public sealed class RetractionBatch : RecordBatch
{
    private readonly ReadOnlyMemory<RecordKey> _keys;

    /// <summary>Creates a batch.</summary>
    /// <param name="origin">What the records had in common; its delivery kind becomes <see cref="DeliveryKind.Retract"/>.</param>
    /// <param name="schema">The record type.</param>
    /// <param name="keys">The keys under which the records were delivered.</param>
    public RetractionBatch(RecordOrigin origin, RecordSchema schema, params ReadOnlySpan<RecordKey> keys)
        : this(keys.ToArray(), (origin ?? throw new ArgumentNullException(nameof(origin))).Retracting(), schema)
    {
    }

    private RetractionBatch(ReadOnlyMemory<RecordKey> keys, RecordOrigin origin, RecordSchema schema)
        : base(origin)
    {
        ArgumentNullException.ThrowIfNull(schema);
        (Schema, _keys) = (schema, keys);
    }

    /// <inheritdoc/>
    public override RecordSchema Schema { get; }

    /// <inheritdoc/>
    public override int Count => _keys.Length;

    /// <summary>Gets the keys of the records.</summary>
    public ReadOnlySpan<RecordKey> Keys => _keys.Span;

    /// <summary>Gets the id of one record; its revision is 0, so that the record is news when it comes back as it was.</summary>
    /// <param name="index">From 0 to <see cref="Count"/> − 1.</param>
    /// <returns>The head.</returns>
    public override RecordHead GetHead(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        return new(new(Origin.User, Schema.RecordType, Keys[index], counter: 0), 0, GetTime(index));
    }

    /// <summary>Gets when it was seen that the record is gone.</summary>
    /// <param name="index">From 0 to <see cref="Count"/> − 1.</param>
    /// <returns>The same for all.</returns>
    public override RecordTime GetTime(int index) => RecordTime.FromInstant(Origin.ObservedAt);

    /// <inheritdoc/>
    public override TResult Accept<TResult>(IRecordBatchVisitor<TResult> visitor)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        return visitor.Visit(this);
    }

    /// <inheritdoc/>
    public override RecordBatch Slice(int start, int count, RecordOrigin? origin = null) =>
        new RetractionBatch(_keys.Slice(start, count), (origin ?? Origin).Retracting(), Schema);

    /// <summary>Does nothing: keys are not pooled.</summary>
    /// <param name="disposing">Always <see langword="true"/>.</param>
    protected override void Dispose(bool disposing)
    {
    }
}
