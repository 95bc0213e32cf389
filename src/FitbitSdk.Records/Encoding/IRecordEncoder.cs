namespace FitbitSdk.Records;

/// <summary>Turns batches into bytes.</summary>
public interface IRecordEncoder
{
    /// <summary>Encodes a batch: one virtual call and one pooled buffer for all its records.</summary>
    /// <param name="batch">The batch.</param>
    /// <returns>The bytes; to be disposed of when they were sent.</returns>
    EncodedBatch Encode(RecordBatch batch);
}
