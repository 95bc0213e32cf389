using FitbitSdk.Records;

namespace FitbitSdk.Testing.Tests;

/// <summary>A store in memory that a test breaks in one place.</summary>
internal sealed class BrokenOffsetStore(InMemoryOffsetStore inner) : IOffsetStore
{
    public Func<OffsetKey, OffsetKey> MapKey { get; init; } = static key => key;

    public Func<SyncOffset, SyncOffset> MapNext { get; init; } = static next => next;

    public Func<SyncOffset, SyncOffset> MapResult { get; init; } = static result => result;

    public bool IgnoresExpected { get; init; }

    public bool LooksBeforeItLeaps { get; init; }

    public bool ListsEveryStream { get; init; }

    public Func<IOffsetStore, UserKey, CancellationToken, ValueTask>? Remove { get; init; }

    public async ValueTask<IReadOnlyDictionary<OffsetKey, SyncOffset>> GetAsync(SyncAccount account, CancellationToken cancellationToken)
    {
        // Under the key that was asked for, as a store does that folds keys in its index but not in its answers.
        OffsetKey[] asked = [.. new[] { null, StreamId.HeartRate, StreamId.Steps, StreamId.Sleep }.Select(stream => new OffsetKey(account, stream))];
        Dictionary<OffsetKey, SyncOffset> found = [];
        foreach (OffsetKey key in asked)
        {
            OffsetKey mapped = MapKey(key);
            if ((await inner.GetAsync(mapped.Account, cancellationToken)).TryGetValue(mapped, out SyncOffset? offset))
            {
                found[key] = MapResult(offset);
            }
        }

        return found;
    }

    public async ValueTask<SyncOffset?> TryAdvanceAsync(OffsetKey key, SyncOffset? expected, SyncOffset next, CancellationToken cancellationToken)
    {
        OffsetKey mapped = MapKey(key);
        SyncOffset? stored = (await inner.GetAsync(mapped.Account, cancellationToken)).GetValueOrDefault(mapped);
        if (LooksBeforeItLeaps && stored?.Version != expected?.Version)
        {
            return null;
        }

        if (IgnoresExpected || LooksBeforeItLeaps)
        {
            await Task.Yield();
            expected = (await inner.GetAsync(mapped.Account, cancellationToken)).GetValueOrDefault(mapped);
        }
        else if (expected is not null && stored is not null && MapResult(stored).Version == expected.Version)
        {
            expected = stored;
        }

        return await inner.TryAdvanceAsync(mapped, expected, MapNext(next), cancellationToken) is { } result ? MapResult(result) : null;
    }

    public async IAsyncEnumerable<KeyValuePair<OffsetKey, SyncOffset>> ListAsync(StreamId stream, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (StreamId listed in ListsEveryStream ? [StreamId.HeartRate, StreamId.Steps, StreamId.Sleep] : new[] { stream })
        {
            await foreach ((OffsetKey key, SyncOffset offset) in inner.ListAsync(listed, cancellationToken))
            {
                yield return new(key, MapResult(offset));
            }
        }
    }

    public ValueTask RemoveAsync(UserKey user, CancellationToken cancellationToken) => Remove?.Invoke(inner, user, cancellationToken) ?? inner.RemoveAsync(user, cancellationToken);
}
