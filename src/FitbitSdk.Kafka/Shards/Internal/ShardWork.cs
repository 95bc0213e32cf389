using FitbitSdk.Records;

namespace FitbitSdk.Kafka;

/// <summary>What a shard is asked to write: records, and what becomes of its state with them, as one.</summary>
internal abstract class ShardWork
{
    private readonly TaskCompletionSource<SyncOffset?> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _taken;

    public virtual IReadOnlyList<StagedBatch> Batches => [];

    /// <summary>Says what becomes of the state.</summary>
    /// <param name="state">The state, with what the transaction has changed so far.</param>
    /// <returns>The changes; <see langword="null"/> where the state is not the expected one any more, so that nothing is written.</returns>
    public abstract IReadOnlyList<StateChange>? Plan(IShardState state);

    /// <summary>Takes it into a transaction: from here on only the brokers' answer tells what became of it.</summary>
    public bool TryTake() => Interlocked.Exchange(ref _taken, 1) == 0;

    /// <summary>Waits for what became of it. A cancellation counts until it was taken.</summary>
    public async Task<SyncOffset?> WaitAsync(CancellationToken cancellationToken)
    {
        CancellationTokenRegistration registration = cancellationToken.UnsafeRegister(static (work, token) => ((ShardWork)work!).Cancel(token), this);
        await using (registration.ConfigureAwait(false))
        {
            return await _done.Task.ConfigureAwait(false);
        }
    }

    public void Complete(SyncOffset? stored) => _done.TrySetResult(stored);

    public void Fail(Exception error) => _done.TrySetException(error);

    private void Cancel(CancellationToken cancellationToken)
    {
        if (TryTake())
        {
            _done.TrySetCanceled(cancellationToken);
        }
    }
}

/// <summary>Advances an offset, if it is still the expected one.</summary>
internal sealed class AdvanceWork(OffsetKey key, SyncOffset? expected, SyncOffset next, IReadOnlyList<StagedBatch> batches) : ShardWork
{
    // Serialized now: what it was made of may change once the caller goes on.
    private readonly byte[] _document = OffsetCodec.Serialize(next);

    public override IReadOnlyList<StagedBatch> Batches => batches;

    public override IReadOnlyList<StateChange>? Plan(IShardState state)
    {
        long? stored = state.Find(key)?.Version;
        return stored == expected?.Version ? [new(key, new((stored ?? 0) + 1, _document))] : null;
    }
}

/// <summary>Forgets a user.</summary>
internal sealed class RemoveWork(UserKey user) : ShardWork
{
    public override IReadOnlyList<StateChange>? Plan(IShardState state) => [.. state.KeysOf(user).Select(static key => new StateChange(key, null))];
}

/// <summary>The state of a shard.</summary>
internal interface IShardState
{
    StateRow? Find(OffsetKey key);

    IEnumerable<OffsetKey> KeysOf(UserKey user);
}
