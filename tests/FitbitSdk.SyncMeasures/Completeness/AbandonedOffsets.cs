using FitbitSdk.Records;

namespace FitbitSdk.SyncMeasures.Completeness;

/// <summary>The moments before and after offsets are read or written.</summary>
internal sealed class AbandonedOffsets(IOffsetStore inner, Abandonment abandonment) : IOffsetStore
{
    public async ValueTask<IReadOnlyDictionary<OffsetKey, SyncOffset>> GetAsync(SyncAccount account, CancellationToken cancellationToken)
    {
        abandonment.Pass(Moment.Offsets);
        IReadOnlyDictionary<OffsetKey, SyncOffset> offsets = await inner.GetAsync(account, cancellationToken);
        abandonment.Pass(Moment.Offsets);
        return offsets;
    }

    public async ValueTask<SyncOffset?> TryAdvanceAsync(OffsetKey key, SyncOffset? expected, SyncOffset next, CancellationToken cancellationToken)
    {
        abandonment.Pass(Moment.Offsets);
        SyncOffset? stored = await inner.TryAdvanceAsync(key, expected, next, cancellationToken);
        abandonment.Pass(Moment.Offsets);
        return stored;
    }

    public IAsyncEnumerable<KeyValuePair<OffsetKey, SyncOffset>> ListAsync(StreamId stream, CancellationToken cancellationToken) => inner.ListAsync(stream, cancellationToken);

    public ValueTask RemoveAsync(UserKey user, CancellationToken cancellationToken) => inner.RemoveAsync(user, cancellationToken);
}
