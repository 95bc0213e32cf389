using FitbitSdk.Records;

namespace FitbitSdk;

/// <summary>Records and the offset that says they were delivered, written as one.</summary>
public interface ISinkTransaction : IAsyncDisposable
{
    /// <summary>Writes a batch. It counts only once the transaction is committed.</summary>
    /// <param name="batch">The batch; its memory is valid until the call returns.</param>
    /// <param name="cancellationToken">Stops the write.</param>
    /// <returns>Which records were taken.</returns>
    ValueTask<WriteResult> WriteAsync(RecordBatch batch, CancellationToken cancellationToken);

    /// <summary>Makes the records durable and advances the offset, as one.</summary>
    /// <param name="expected">The offset as it was read; <see langword="null"/> if nothing was stored.</param>
    /// <param name="next">The offset to store; the sink fills in its own position.</param>
    /// <param name="cancellationToken">Stops the wait before the point of no return.</param>
    /// <returns>The stored offset; <see langword="null"/> if someone else advanced it first, and then nothing was written.</returns>
    ValueTask<SyncOffset?> CommitAsync(SyncOffset? expected, SyncOffset next, CancellationToken cancellationToken);
}
