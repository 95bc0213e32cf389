namespace FitbitSdk.RabbitMQ;

/// <summary>What became of messages that were published together.</summary>
internal sealed class PublishTally(int count)
{
    private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<PublishFailure> _failures = [];
    private int _sent;

    // The one that hands messages over counts as one.
    private int _open = 1;
    private volatile bool _hasFailed;

    /// <summary>Gets whether the server has all of them.</summary>
    public bool AllConfirmed => !_hasFailed && _sent == count;

    /// <summary>Gets whether one of them failed, so that it makes no sense to send what follows.</summary>
    public bool HasFailed => _hasFailed;

    /// <summary>Gets how many were handed over, from the first on: none after a failure.</summary>
    public int Sent => _sent;

    /// <summary>Gets those that were handed over and are not confirmed, in order.</summary>
    public IReadOnlyList<PublishFailure> Failures
    {
        get
        {
            lock (_failures)
            {
                return [.. _failures.OrderBy(static one => one.Index)];
            }
        }
    }

    /// <summary>Gets why nothing more is known of some; <see langword="null"/> where all is, or for a reason that passes by itself.</summary>
    public RabbitMqSinkException? Cause { get; private set; }

    /// <summary>Throws what stands behind failures, where that has a name: a fault of the connection or channel, or a message that belongs in no queue.</summary>
    /// <exception cref="RabbitMqSinkException">Says what is wrong.</exception>
    public void ThrowIfBlocked()
    {
        if (Cause is not null)
        {
            throw Cause;
        }

        foreach (PublishFailure returned in Failures.Where(static one => one.Outcome is PublishOutcome.Returned))
        {
            throw BrokerFaults.Unroutable(returned.Exchange, returned.RoutingKey);
        }
    }

    internal void Sending()
    {
        _sent++;
        Interlocked.Increment(ref _open);
    }

    internal void Settle(in PublishFailure message)
    {
        if (message.Outcome is not PublishOutcome.Confirmed)
        {
            lock (_failures)
            {
                _failures.Add(message);
            }

            _hasFailed = true;
        }

        Close();
    }

    internal void BlameOn(RabbitMqSinkException? cause) => Cause ??= AllConfirmed ? null : cause;

    /// <summary>Gives what ends once each message that was handed over has its outcome.</summary>
    internal Task CloseAsync()
    {
        Close();
        return _all.Task;
    }

    private void Close()
    {
        if (Interlocked.Decrement(ref _open) == 0)
        {
            _all.SetResult();
        }
    }
}
