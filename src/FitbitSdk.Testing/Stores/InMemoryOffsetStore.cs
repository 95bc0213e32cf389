using System.Runtime.CompilerServices;
using FitbitSdk.Records;

namespace FitbitSdk.Testing;

/// <summary>Keeps offsets as long as the object lives. It stores what a real store would, the bytes of <see cref="OffsetCodec"/>.</summary>
/// <remarks>Safe for use by several threads. Nothing survives the process.</remarks>
public sealed class InMemoryOffsetStore : IOffsetStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<OffsetKey, Row> _rows = [];

    /// <summary>Gets how many offsets are stored.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _rows.Count;
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyDictionary<OffsetKey, SyncOffset>> GetAsync(SyncAccount account, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(account);
        cancellationToken.ThrowIfCancellationRequested();
        return new(Select(key => key.Account == account).ToDictionary());
    }

    /// <inheritdoc/>
    public ValueTask<SyncOffset?> TryAdvanceAsync(OffsetKey key, SyncOffset? expected, SyncOffset next, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(next);
        cancellationToken.ThrowIfCancellationRequested();
        byte[] document = OffsetCodec.Serialize(next);
        lock (_gate)
        {
            long? stored = _rows.TryGetValue(key, out Row? row) ? row.Version : null;
            if (stored != expected?.Version)
            {
                return new((SyncOffset?)null);
            }

            Row written = new((stored ?? 0) + 1, document);
            _rows[key] = written;
            return new(written.ToOffset());
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<KeyValuePair<OffsetKey, SyncOffset>> ListAsync(StreamId stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stream);
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (KeyValuePair<OffsetKey, SyncOffset> offset in Select(key => key.Stream == stream))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return offset;
        }
    }

    /// <inheritdoc/>
    public ValueTask RemoveAsync(UserKey user, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            foreach (OffsetKey key in _rows.Keys.Where(key => key.Account.User == user).ToArray())
            {
                _rows.Remove(key);
            }
        }

        return default;
    }

    private KeyValuePair<OffsetKey, SyncOffset>[] Select(Func<OffsetKey, bool> wanted)
    {
        lock (_gate)
        {
            return [.. _rows.Where(row => wanted(row.Key)).Select(static row => KeyValuePair.Create(row.Key, row.Value.ToOffset()))];
        }
    }

    private sealed class Row(long version, byte[] document)
    {
        public long Version => version;

        public SyncOffset ToOffset() => OffsetCodec.Deserialize(document, version);
    }
}
