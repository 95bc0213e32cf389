namespace FitbitSdk.RabbitMQ;

/// <summary>The messages of one channel that wait for their confirmation, by their number. Whatever comes in whatever order, each has one outcome.</summary>
internal sealed class ConfirmWindow(TimeProvider time)
{
    private readonly Dictionary<ulong, Waiting> _waiting = [];
    private readonly Lock _lock = new();
    private ulong _oldest = 1;
    private ulong _newest;
    private bool _ended;

    /// <summary>Gets how long the oldest message waits; zero where none does.</summary>
    public TimeSpan OldestWait
    {
        get
        {
            lock (_lock)
            {
                return _waiting.TryGetValue(_oldest, out Waiting oldest) ? time.GetElapsedTime(oldest.Since) : TimeSpan.Zero;
            }
        }
    }

    /// <summary>Takes the next message in. Once the window has ended, its outcome is unknown at once.</summary>
    /// <exception cref="ArgumentException">The message has no id, so that it would not be known again if it came back.</exception>
    public void Add(PublishTally tally, int index, in OutgoingMessage message)
    {
        ArgumentException.ThrowIfNullOrEmpty(message.Properties.MessageId);
        tally.Sending();
        Waiting waiting = new(tally, index, message.Properties.MessageId, message.Exchange, message.RoutingKey, 0, time.GetTimestamp());
        lock (_lock)
        {
            _newest++;
            if (!_ended)
            {
                _waiting.Add(_newest, waiting);
                return;
            }
        }

        waiting.Settle(PublishOutcome.Unknown);
    }

    /// <summary>Notes what the server says of a message, or of all up to it.</summary>
    /// <returns>How many messages have their outcome now.</returns>
    public int Settle(ulong number, bool multiple, PublishOutcome outcome)
    {
        lock (_lock)
        {
            if (!multiple)
            {
                int one = SettleOne(number, outcome);
                SkipSettled();
                return one;
            }

            // The server may say 0 for all there are.
            return SettleUpTo(number == 0 ? _newest : Math.Min(number, _newest), outcome);
        }
    }

    /// <summary>Notes that a message came back. The server names no number then; its confirmation follows, and is none.</summary>
    /// <remarks>Of several that are the same in id, exchange and routing key it is the oldest: they were routed in order.</remarks>
    /// <returns>Whether it is one of these; else one of them came back unrecognized, and no later confirmation can be trusted.</returns>
    public bool Return(string? messageId, string exchange, string routingKey, ushort replyCode)
    {
        lock (_lock)
        {
            for (ulong number = _oldest; number <= _newest; number++)
            {
                if (_waiting.TryGetValue(number, out Waiting one) && one.ReplyCode == 0 && one.MessageId == messageId && one.RoutingKey == routingKey && one.Exchange == exchange)
                {
                    _waiting[number] = one with { ReplyCode = replyCode };
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Ends the window: of what still waits nothing will be heard.</summary>
    /// <returns>How many messages that were.</returns>
    public int End()
    {
        lock (_lock)
        {
            _ended = true;
            return SettleUpTo(_newest, PublishOutcome.Unknown);
        }
    }

    private int SettleUpTo(ulong number, PublishOutcome outcome)
    {
        int settled = 0;
        for (; _oldest <= number; _oldest++)
        {
            settled += SettleOne(_oldest, outcome);
        }

        return settled;
    }

    private int SettleOne(ulong number, PublishOutcome outcome)
    {
        if (!_waiting.Remove(number, out Waiting one))
        {
            return 0;
        }

        one.Settle(outcome);
        return 1;
    }

    private void SkipSettled()
    {
        while (_oldest <= _newest && !_waiting.ContainsKey(_oldest))
        {
            _oldest++;
        }
    }

    private readonly record struct Waiting(PublishTally Tally, int Index, string MessageId, string Exchange, string RoutingKey, ushort ReplyCode, long Since)
    {
        public void Settle(PublishOutcome outcome) => Tally.Settle(new(Index, ReplyCode == 0 ? outcome : PublishOutcome.Returned, ReplyCode, Exchange, RoutingKey));
    }
}
