using Confluent.Kafka;
using FitbitSdk.Records;

namespace FitbitSdk.Kafka;

/// <summary>One attempt at one transaction: what it has sent, and the state as it will be once it is committed.</summary>
internal sealed class ShardTransaction : IShardState
{
    private readonly ShardProducer _producer;
    private readonly StateCache _committed;
    private readonly Dictionary<OffsetKey, StateRow?> _changes = [];
    private readonly Dictionary<ShardWork, IReadOnlyList<StateChange>?> _plans = [];
    private readonly Dictionary<MessageSet, (ShardWork Work, Func<int, Message<byte[], Payload>> Fill)> _sent = [];
    private readonly HashSet<(MessageSet Set, int Index)> _alone = [];
    private readonly DeliveryTally _tally = new();
    private readonly Action<DeliveryReport<byte[], Payload>> _report;

    public ShardTransaction(ShardProducer producer, StateCache committed)
    {
        (_producer, _committed) = (producer, committed);
        _report = producer.ReportTo(_tally);
    }

    /// <summary>Gets whether anything was sent.</summary>
    public bool IsOpen { get; private set; }

    public int Messages { get; private set; }

    public IEnumerable<StateChange> Changes => _changes.Select(static change => new StateChange(change.Key, change.Value));

    /// <summary>Gets whether a message failed already, so that there is no use in more.</summary>
    public bool HasFailed => _tally.Failed.Count > 0;

    /// <summary>Gets whether a message failed by itself. Where all were dropped because the transaction is broken, the commit fails, and says what broke it.</summary>
    public bool LacksMessages => _tally.Failed.Any(static one => one.Code is not (ErrorCode.Local_PurgeQueue or ErrorCode.Local_PurgeInflight or ErrorCode.Local_State));

    /// <summary>Gets what has failed so far.</summary>
    public IReadOnlyList<(Payload Message, ErrorCode Code)> Failed => _tally.Failed;

    public StateRow? Find(OffsetKey key) => _changes.TryGetValue(key, out StateRow? row) ? row : _committed.Find(key);

    public IEnumerable<OffsetKey> KeysOf(UserKey user) =>
        _committed.KeysOf(user).Union(_changes.Keys.Where(key => key.Account.User == user)).Where(key => Find(key) is not null);

    /// <summary>Sends what a work consists of, its state last.</summary>
    public async Task AddAsync(ShardWork work, Func<StateChange, StateMessage> messageOf)
    {
        if ((_plans[work] = work.Plan(this)) is not { Count: > 0 } changes)
        {
            return;
        }

        if (!IsOpen)
        {
            _producer.Begin();
            IsOpen = true;
        }

        foreach (StagedBatch batch in work.Batches)
        {
            foreach (MessageSet set in batch.Sets)
            {
                OutgoingMessage message = batch.MessageOf(set);
                _sent[set] = (work, message.Fill);
                for (int i = 0; i < set.Count; i++)
                {
                    if (batch.IsSuspect(set, i))
                    {
                        await SendAloneAsync(message.Fill(i)).ConfigureAwait(false);
                    }
                    else if (batch.Sends(set, i))
                    {
                        await SendAsync(message.Fill(i)).ConfigureAwait(false);
                    }
                }
            }
        }

        foreach (StateChange change in changes)
        {
            _changes[change.Key] = change.Row;
            StateMessage row = messageOf(change);
            _sent[row] = (work, _ => row.ToMessage());
            await SendAsync(row.ToMessage()).ConfigureAwait(false);
        }
    }

    /// <summary>Gives what a work came to, once the transaction is committed.</summary>
    public SyncOffset? ResultOf(ShardWork work) => _plans[work] is [{ Row: { } row }] ? row.ToOffset() : null;

    /// <summary>Tells whether a set is of a work.</summary>
    public bool IsOf(ShardWork work, MessageSet set) => _sent[set].Work == work;

    /// <summary>Tells whether a message had a request of its own.</summary>
    public bool WasAlone(Payload message) => _alone.Contains((message.Set, message.Index));

    /// <summary>Gives a message once more.</summary>
    public Message<byte[], Payload> Again(Payload message) => _sent[message.Set].Fill(message.Index);

    /// <summary>Waits for the last report.</summary>
    /// <returns>The messages that failed.</returns>
    public async Task<IReadOnlyList<(Payload Message, ErrorCode Code)>> CloseAsync()
    {
        await _tally.CloseAsync(_producer.Ended).ConfigureAwait(false);
        return _tally.Failed;
    }

    private async ValueTask SendAloneAsync(Message<byte[], Payload> message)
    {
        _alone.Add((message.Value.Set, message.Value.Index));
        await _producer.FlushAsync().ConfigureAwait(false);
        await SendAsync(message).ConfigureAwait(false);
        await _producer.FlushAsync().ConfigureAwait(false);
    }

    private ValueTask SendAsync(Message<byte[], Payload> message)
    {
        Messages++;
        return _producer.SendAsync(message, _tally, _report);
    }
}
