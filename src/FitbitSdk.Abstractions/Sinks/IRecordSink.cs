using FitbitSdk.Records;

namespace FitbitSdk;

/// <summary>Where batches go.</summary>
public interface IRecordSink : IAsyncDisposable
{
    /// <summary>Writes a batch and waits until every record of it is acknowledged or refused.</summary>
    /// <param name="batch">The batch; its memory is valid until the call returns.</param>
    /// <param name="cancellationToken">Stops the wait; what was under way is then unknown, not unsent.</param>
    /// <returns>Which records are safe. A throw means unknown for all.</returns>
    /// <exception cref="NotSupportedException">The sink writes in transactions alone (<see cref="ITransactionalSink"/>).</exception>
    ValueTask<WriteResult> WriteAsync(RecordBatch batch, CancellationToken cancellationToken);
}
