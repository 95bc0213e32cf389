using FitbitSdk.Records;

namespace FitbitSdk.Testing.Tests;

/// <summary>A sink with transactions that a test breaks in one place.</summary>
internal sealed class BrokenTransactionalSink(IOffsetStore offsets, DeliveryLog log) : ITransactionalSink
{
    private readonly List<LoggedDelivery> _shared = [];
    private readonly Lock _gate = new();

    public bool WritesAtOnce { get; init; }

    public bool KeepsOnRollback { get; init; }

    public bool KeepsWhatLost { get; init; }

    public bool IgnoresExpected { get; init; }

    public bool ForgetsPositionWhenEmpty { get; init; }

    public bool AdvancesNothing { get; init; }

    public bool AdvancesOnly { get; init; }

    public bool MixesTransactions { get; init; }

    public bool FlushesOnDispose { get; init; }

    public ValueTask<WriteResult> WriteAsync(RecordBatch batch, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<ISinkTransaction> BeginAsync(OffsetKey key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(new Transaction(this, key));
    }

    public ValueTask DisposeAsync()
    {
        if (FlushesOnDispose)
        {
            log.Append(_shared);
        }

        return default;
    }

    private sealed class Transaction(BrokenTransactionalSink sink, OffsetKey key) : ISinkTransaction
    {
        private readonly List<LoggedDelivery> _own = [];
        private bool _committed;

        private List<LoggedDelivery> Pending => sink.MixesTransactions || sink.FlushesOnDispose ? sink._shared : _own;

        public async ValueTask<WriteResult> WriteAsync(RecordBatch batch, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            List<LoggedDelivery> copy = sink.Log.Copy(batch);
            if (sink.WritesAtOnce)
            {
                sink.Log.Append(copy);
                return WriteResult.Acknowledged;
            }

            lock (sink._gate)
            {
                Pending.AddRange(copy);
            }

            await Task.Yield();
            return WriteResult.Acknowledged;
        }

        public async ValueTask<SyncOffset?> CommitAsync(SyncOffset? expected, SyncOffset next, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ReadOnlyMemory<byte> position = Pending.Count > 0 || sink.ForgetsPositionWhenEmpty ? new byte[] { (byte)Pending.Count } : expected?.SinkPosition ?? default;
            next = next with { SinkPosition = position };
            if (sink.IgnoresExpected)
            {
                expected = (await sink.Offsets.GetAsync(key.Account, cancellationToken)).GetValueOrDefault(key);
            }

            SyncOffset? stored = sink.AdvancesNothing ? next with { Version = (expected?.Version ?? 0) + 1 } : await sink.Offsets.TryAdvanceAsync(key, expected, next, cancellationToken);
            if (stored is not null || sink.KeepsWhatLost)
            {
                _committed = true;
                lock (sink._gate)
                {
                    if (!sink.AdvancesOnly)
                    {
                        sink.Log.Append([.. Pending]);
                    }

                    Pending.Clear();
                }
            }

            return stored;
        }

        public ValueTask DisposeAsync()
        {
            lock (sink._gate)
            {
                if (!_committed && sink.KeepsOnRollback)
                {
                    sink.Log.Append([.. Pending]);
                }

                // What it shares it leaves to whoever commits next, also where the two never met.
                if (!sink.MixesTransactions)
                {
                    Pending.Clear();
                }
            }

            return default;
        }
    }

    private DeliveryLog Log => log;

    private IOffsetStore Offsets => offsets;
}
