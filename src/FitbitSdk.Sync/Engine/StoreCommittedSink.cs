using FitbitSdk.Records;

namespace FitbitSdk.Sync;

/// <summary>Makes a plain sink look transactional: the offset follows once everything is acknowledged. A crash between the two repeats the records.</summary>
internal sealed class StoreCommittedSink(IRecordSink sink, IOffsetStore offsets) : ITransactionalSink
{
    public ValueTask<WriteResult> WriteAsync(RecordBatch batch, CancellationToken cancellationToken) => sink.WriteAsync(batch, cancellationToken);

    public ValueTask<ISinkTransaction> BeginAsync(OffsetKey key, CancellationToken cancellationToken) => new(new Delivery(key, sink, offsets));

    // The sink belongs to whoever made it.
    public ValueTask DisposeAsync() => default;

    private sealed class Delivery(OffsetKey key, IRecordSink sink, IOffsetStore offsets) : ISinkTransaction
    {
        public ValueTask<WriteResult> WriteAsync(RecordBatch batch, CancellationToken cancellationToken) => sink.WriteAsync(batch, cancellationToken);

        public ValueTask<SyncOffset?> CommitAsync(SyncOffset? expected, SyncOffset next, CancellationToken cancellationToken) =>
            offsets.TryAdvanceAsync(key, expected, next, cancellationToken);

        public ValueTask DisposeAsync() => default;
    }
}
