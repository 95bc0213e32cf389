namespace FitbitSdk.Records;

/// <summary>Works on a batch whose record type it does not know beforehand; one virtual call for the whole batch.</summary>
/// <typeparam name="TResult">What the work gives.</typeparam>
public interface IRecordBatchVisitor<out TResult>
{
    /// <summary>Does the work with the record type known.</summary>
    /// <typeparam name="T">The record type.</typeparam>
    /// <param name="batch">The batch.</param>
    /// <returns>The result.</returns>
    TResult Visit<T>(RecordBatch<T> batch)
        where T : IHealthRecord<T>;

    /// <summary>Does the work for records that are gone: they have ids and no values.</summary>
    /// <param name="batch">The batch.</param>
    /// <returns>The result.</returns>
    TResult Visit(RetractionBatch batch);
}
