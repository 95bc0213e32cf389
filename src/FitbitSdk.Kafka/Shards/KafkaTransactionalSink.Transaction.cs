using FitbitSdk.Records;

namespace FitbitSdk.Kafka;

/// <content>One window on its way.</content>
public sealed partial class KafkaTransactionalSink
{
    private sealed class Transaction(KafkaTransactionalSink sink, OffsetKey key, Shard shard) : ISinkTransaction
    {
        private readonly List<StagedBatch> _staged = [];
        private bool _ended;

        public async ValueTask<WriteResult> WriteAsync(RecordBatch batch, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(batch);
            ObjectDisposedException.ThrowIf(_ended, this);
            cancellationToken.ThrowIfCancellationRequested();
            StagedBatch staged = await StagedBatch.OfAsync(sink._encoding, batch, sink._shards.Refused, cancellationToken).ConfigureAwait(false);
            _staged.Add(staged);
            foreach (MessageSet set in staged.Sets)
            {
                await shard.Topics.AwaitAsync(set.Topic, cancellationToken).ConfigureAwait(false);
            }

            return staged.Rejected.Count == 0 ? WriteResult.Acknowledged : WriteResult.Partial(staged.Rejected);
        }

        public async ValueTask<SyncOffset?> CommitAsync(SyncOffset? expected, SyncOffset next, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(next);
            ObjectDisposedException.ThrowIf(_ended, this);
            SyncOffset positioned = next with { SinkPosition = expected?.SinkPosition ?? default };
            SyncOffset? stored = await shard.WriteAsync(new AdvanceWork(key, expected, positioned, _staged), cancellationToken).ConfigureAwait(false);
            if (stored is not null)
            {
                foreach (StagedBatch batch in _staged)
                {
                    batch.Clear(sink._shards.Refused);
                }
            }

            return stored;
        }

        public ValueTask DisposeAsync()
        {
            _ended = true;
            _staged.ForEach(static batch => batch.Dispose());
            _staged.Clear();
            return default;
        }
    }
}
