namespace FitbitSdk.Records;

/// <summary>Records of one type, one user and one window, in the order the service gave them.</summary>
/// <remarks>The storage is pooled: a batch is valid until the call it was passed to has returned.</remarks>
public abstract class RecordBatch : IDisposable
{
    private protected RecordBatch(RecordOrigin origin) => Origin = origin;

    /// <summary>Gets what all records have in common.</summary>
    public RecordOrigin Origin { get; }

    /// <summary>Gets the record type.</summary>
    public abstract RecordSchema Schema { get; }

    /// <summary>Gets the number of records; 0 is possible where a span is replaced by nothing.</summary>
    public abstract int Count { get; }

    /// <summary>Gets id, revision and time of one record.</summary>
    /// <param name="index">From 0 to <see cref="Count"/> − 1.</param>
    /// <returns>The head, computed by this call.</returns>
    public abstract RecordHead GetHead(int index);

    /// <summary>Gets when one fact happened, without computing its head.</summary>
    /// <param name="index">From 0 to <see cref="Count"/> − 1.</param>
    /// <returns>The time; the start of an interval.</returns>
    public abstract RecordTime GetTime(int index);

    /// <summary>Calls the visitor with the record type known.</summary>
    /// <typeparam name="TResult">What the visitor gives.</typeparam>
    /// <param name="visitor">The visitor.</param>
    /// <returns>The visitor's result.</returns>
    public abstract TResult Accept<TResult>(IRecordBatchVisitor<TResult> visitor);

    /// <summary>Gives the same storage a view on some of the records, for example those that are news.</summary>
    /// <param name="start">The first record of the view.</param>
    /// <param name="count">How many.</param>
    /// <param name="origin">The origin of the view, or <see langword="null"/> for the same.</param>
    /// <returns>A batch that is valid as long as this one.</returns>
    public abstract RecordBatch Slice(int start, int count, RecordOrigin? origin = null);

    /// <summary>Gives the storage back to the pool.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Gives the storage back to the pool.</summary>
    /// <param name="disposing">Always <see langword="true"/>: there is no finalizer.</param>
    protected abstract void Dispose(bool disposing);
}
