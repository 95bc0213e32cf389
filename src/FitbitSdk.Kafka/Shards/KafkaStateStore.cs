using System.Runtime.CompilerServices;
using FitbitSdk.Records;

namespace FitbitSdk.Kafka;

/// <summary>Keeps offsets in the state topic, where transactions advance them together with the records. Reads are answered from memory.</summary>
/// <remarks>It knows the users of the shards that this worker owns; of all others it says so with <see cref="ShardNotOwnedException"/>, and
/// <see cref="ListAsync"/> leaves them out. What belongs to a provider as a whole each worker keeps for itself.</remarks>
/// <param name="shards">The shards.</param>
public sealed class KafkaStateStore(KafkaShards shards) : IOffsetStore
{
    /// <inheritdoc/>
    /// <exception cref="ShardNotOwnedException">The user belongs to another worker.</exception>
    public ValueTask<IReadOnlyDictionary<OffsetKey, SyncOffset>> GetAsync(SyncAccount account, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(account);
        cancellationToken.ThrowIfCancellationRequested();
        return new(shards.ShardOf(account.User).State.Of(account).ToDictionary(static row => row.Key, static row => row.Value.ToOffset()));
    }

    /// <inheritdoc/>
    /// <exception cref="ShardNotOwnedException">The user belongs to another worker, or does so since; the outcome is then unknown.</exception>
    public async ValueTask<SyncOffset?> TryAdvanceAsync(OffsetKey key, SyncOffset? expected, SyncOffset next, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(next);
        return await shards.ShardOf(key.Account.User).WriteAsync(new AdvanceWork(key, expected, next, []), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<KeyValuePair<OffsetKey, SyncOffset>> ListAsync(StreamId stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stream);
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (Shard shard in shards.Open())
        {
            foreach ((OffsetKey key, StateRow row) in shard.State.Of(stream))
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return new(key, row.ToOffset());
            }
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ShardNotOwnedException">The user belongs to another worker.</exception>
    public async ValueTask RemoveAsync(UserKey user, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        await shards.ShardOf(user).WriteAsync(new RemoveWork(user), cancellationToken).ConfigureAwait(false);
    }
}
