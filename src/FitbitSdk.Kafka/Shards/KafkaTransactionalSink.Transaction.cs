using System.Diagnostics;
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
            try
            {
                StagedBatch staged = await StagedBatch.OfAsync(sink._encoding, batch, sink._shards.Refused, cancellationToken).ConfigureAwait(false);
                _staged.Add(staged);
                foreach (MessageSet set in staged.Sets)
                {
                    await sink._topics.AwaitAsync(shard.Topics, set.Topic, batch.Origin.Stream, cancellationToken).ConfigureAwait(false);
                }

                return staged.Rejected.Count == 0 ? WriteResult.Acknowledged : WriteResult.Partial(staged.Rejected);
            }
            catch (KafkaSinkException e)
            {
                sink._shards.Log.DeliveryBlocked(batch.Origin.Stream.Value, e.Fault);
                throw;
            }
        }

        public ValueTask<SyncOffset?> CommitAsync(SyncOffset? expected, SyncOffset next, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(next);
            ObjectDisposedException.ThrowIf(_ended, this);
            SyncOffset positioned = next with { SinkPosition = expected?.SinkPosition ?? default };
            return sink._shards.Writes.CommitAsync(_staged, activity => CommitAsync(new AdvanceWork(key, expected, positioned, _staged), activity, cancellationToken));
        }

        public ValueTask DisposeAsync()
        {
            _ended = true;
            _staged.ForEach(static batch => batch.Dispose());
            _staged.Clear();
            return default;
        }

        private async ValueTask<SyncOffset?> CommitAsync(AdvanceWork work, Activity? activity, CancellationToken cancellationToken)
        {
            try
            {
                _staged.ForEach(batch => batch.Activity = activity);
                SyncOffset? stored = await shard.WriteAsync(work, cancellationToken).ConfigureAwait(false);
                if (stored is not null)
                {
                    _staged.ForEach(Settle);
                }

                return stored;
            }
            catch (KafkaSinkException e)
            {
                sink._shards.Log.DeliveryBlocked(key.StreamText, e.Fault);
                _staged.ForEach(Forget);
                throw;
            }
        }

        private void Settle(StagedBatch batch)
        {
            batch.Clear();
            DeadLetter[] letters = [.. batch.Letters];
            if (letters.Length > 0)
            {
                sink._shards.Log.DeadLettered(batch.Origin.Stream.Value, letters.Length, letters[0].Error);
                sink._shards.Writes.DeadLettered(batch.Origin, letters.Length);
            }
        }

        /// <summary>Makes the next window look for its topics again: one of them may be what was missing.</summary>
        private void Forget(StagedBatch batch)
        {
            foreach (MessageSet set in batch.Sets)
            {
                sink._topics.Forget(shard.Topics, set.Topic, batch.Origin.Stream);
            }
        }
    }
}
