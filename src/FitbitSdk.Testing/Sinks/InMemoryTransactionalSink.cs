using FitbitSdk.Records;

namespace FitbitSdk.Testing;

/// <summary>A sink in memory that takes records and offset as one: what is written counts once its transaction is committed.</summary>
/// <remarks>Its sink position is the number of deliveries in its output. One transaction runs at a time; a second one waits for the first.
/// Plain <see cref="WriteAsync"/> throws, as it does at the sinks this one stands for.</remarks>
public sealed class InMemoryTransactionalSink : ITransactionalSink
{
    private readonly IOffsetStore _offsets;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private volatile bool _disposed;

    /// <summary>Creates a sink.</summary>
    /// <param name="offsets">Where offsets are advanced.</param>
    /// <param name="log">The output; <see langword="null"/> for a new one.</param>
    public InMemoryTransactionalSink(IOffsetStore offsets, DeliveryLog? log = null)
    {
        ArgumentNullException.ThrowIfNull(offsets);
        (_offsets, Log) = (offsets, log ?? new());
    }

    /// <summary>Gets what was delivered and committed.</summary>
    public DeliveryLog Log { get; }

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">Always: records of this sink belong to a transaction.</exception>
    public ValueTask<WriteResult> WriteAsync(RecordBatch batch, CancellationToken cancellationToken) =>
        throw new NotSupportedException("This sink writes in transactions only; begin one for the offset that the records belong to.");

    /// <inheritdoc/>
    public async ValueTask<ISinkTransaction> BeginAsync(OffsetKey key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        ObjectDisposedException.ThrowIf(_disposed, this);
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new Transaction(this, key);
    }

    /// <summary>Closes the sink; what was committed stays.</summary>
    /// <returns>A task that has ended.</returns>
    public ValueTask DisposeAsync()
    {
        // The semaphore holds nothing that must be freed, and a transaction may still have to give its turn back.
        _disposed = true;
        return default;
    }

    private sealed class Transaction(InMemoryTransactionalSink sink, OffsetKey key) : ISinkTransaction
    {
        private readonly List<LoggedDelivery> _pending = [];
        private int _ended;

        public ValueTask<WriteResult> WriteAsync(RecordBatch batch, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(batch);
            cancellationToken.ThrowIfCancellationRequested();
            ObjectDisposedException.ThrowIf(_ended != 0, this);
            _pending.AddRange(sink.Log.Copy(batch));
            return new(WriteResult.Acknowledged);
        }

        public async ValueTask<SyncOffset?> CommitAsync(SyncOffset? expected, SyncOffset next, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(next);
            cancellationToken.ThrowIfCancellationRequested();
            ObjectDisposedException.ThrowIf(_ended != 0, this);
            ReadOnlyMemory<byte> position = _pending.Count == 0
                ? expected?.SinkPosition ?? default
                : System.Text.Encoding.ASCII.GetBytes($"{sink.Log.Entries.Count + _pending.Count}");

            // Past this point only the store knows the outcome, so a caller's cancellation must not cut it short.
            SyncOffset? stored = await sink._offsets.TryAdvanceAsync(key, expected, next with { SinkPosition = position }, CancellationToken.None).ConfigureAwait(false);
            if (stored is not null)
            {
                sink.Log.Append(_pending);
                _pending.Clear();
            }

            return stored;
        }

        public ValueTask DisposeAsync()
        {
            if (Interlocked.Exchange(ref _ended, 1) == 0)
            {
                sink._turn.Release();
            }

            return default;
        }
    }
}
