using FitbitSdk.Records;

namespace FitbitSdk.SyncMeasures.Completeness;

/// <summary>The moments before and after an offset is written.</summary>
internal sealed class AbandonedStore(IOffsetStore inner, Abandonment abandonment) : IOffsetStore
{
    public ValueTask<IReadOnlyDictionary<OffsetKey, SyncOffset>> GetAsync(SyncAccount account, CancellationToken cancellationToken) => inner.GetAsync(account, cancellationToken);

    public async ValueTask<SyncOffset?> TryAdvanceAsync(OffsetKey key, SyncOffset? expected, SyncOffset next, CancellationToken cancellationToken)
    {
        abandonment.Pass();
        SyncOffset? stored = await inner.TryAdvanceAsync(key, expected, next, cancellationToken);
        abandonment.Pass();
        return stored;
    }

    public IAsyncEnumerable<KeyValuePair<OffsetKey, SyncOffset>> ListAsync(StreamId stream, CancellationToken cancellationToken) => inner.ListAsync(stream, cancellationToken);

    public ValueTask RemoveAsync(UserKey user, CancellationToken cancellationToken) => inner.RemoveAsync(user, cancellationToken);
}
