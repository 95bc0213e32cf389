using FitbitSdk.Records;

namespace FitbitSdk.SyncMeasures.Completeness;

/// <summary>The moments before and after each call of the sink; now and then it is away, or does not say what became of the records.</summary>
internal sealed class DisturbedSink(ITransactionalSink inner, Abandonment abandonment, HostFaults faults) : ITransactionalSink
{
    public async ValueTask<ISinkTransaction> BeginAsync(OffsetKey key, CancellationToken cancellationToken)
    {
        abandonment.Pass(Moment.Sink);
        ISinkTransaction transaction = await inner.BeginAsync(key, cancellationToken);
        abandonment.Pass(Moment.Sink);
        return new Transaction(transaction, abandonment, faults);
    }

    public ValueTask<WriteResult> WriteAsync(RecordBatch batch, CancellationToken cancellationToken) => inner.WriteAsync(batch, cancellationToken);

    // The host disposes of the sink of files itself.
    public ValueTask DisposeAsync() => default;

    private sealed class Transaction(ISinkTransaction inner, Abandonment abandonment, HostFaults faults) : ISinkTransaction
    {
        public async ValueTask<WriteResult> WriteAsync(RecordBatch batch, CancellationToken cancellationToken)
        {
            abandonment.Pass(Moment.Sink);
            if (faults.Draw(HostFaults.SinkAway))
            {
                throw new IOException("The sink is away.");
            }

            WriteResult result = await inner.WriteAsync(batch, cancellationToken);
            abandonment.Pass(Moment.Sink);
            return faults.Draw(HostFaults.SinkSilent) ? default : result;
        }

        public async ValueTask<SyncOffset?> CommitAsync(SyncOffset? expected, SyncOffset next, CancellationToken cancellationToken)
        {
            abandonment.Pass(Moment.Sink);
            SyncOffset? stored = await inner.CommitAsync(expected, next, cancellationToken);
            abandonment.Pass(Moment.Sink);
            return stored;
        }

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
