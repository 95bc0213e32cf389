using FitbitSdk.Records;

namespace FitbitSdk.Kafka;

/// <summary>What is committed of one shard's state: the newest row of each key. The shard alone writes; anyone may read.</summary>
internal sealed class StateCache
{
    private readonly Lock _lock = new();
    private readonly Dictionary<SyncAccount, Dictionary<OffsetKey, StateRow>> _accounts = [];

    public int Count { get; private set; }

    public StateRow? Find(OffsetKey key)
    {
        lock (_lock)
        {
            return _accounts.GetValueOrDefault(key.Account)?.GetValueOrDefault(key);
        }
    }

    public KeyValuePair<OffsetKey, StateRow>[] Of(SyncAccount account)
    {
        lock (_lock)
        {
            return _accounts.TryGetValue(account, out Dictionary<OffsetKey, StateRow>? rows) ? [.. rows] : [];
        }
    }

    public KeyValuePair<OffsetKey, StateRow>[] Of(StreamId stream)
    {
        lock (_lock)
        {
            return [.. _accounts.Values.SelectMany(static rows => rows).Where(row => row.Key.Stream == stream)];
        }
    }

    public OffsetKey[] KeysOf(UserKey user)
    {
        lock (_lock)
        {
            return [.. _accounts.Where(account => account.Key.User == user).SelectMany(static account => account.Value.Keys)];
        }
    }

    public void Apply(IEnumerable<StateChange> changes)
    {
        lock (_lock)
        {
            foreach (StateChange change in changes)
            {
                Apply(change);
            }
        }
    }

    private void Apply(StateChange change)
    {
        SyncAccount account = change.Key.Account;
        if (!_accounts.TryGetValue(account, out Dictionary<OffsetKey, StateRow>? rows))
        {
            if (change.Row is null)
            {
                return;
            }

            _accounts[account] = rows = [];
        }

        int before = rows.Count;
        if (change.Row is { } row)
        {
            rows[change.Key] = row;
        }
        else if (rows.Remove(change.Key) && rows.Count == 0)
        {
            _accounts.Remove(account);
        }

        Count += rows.Count - before;
    }
}
