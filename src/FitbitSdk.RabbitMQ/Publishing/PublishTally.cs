namespace FitbitSdk.RabbitMQ;

/// <summary>What became of messages that were published together.</summary>
/// <param name="end">The place behind the last.</param>
/// <param name="first">The place of the first.</param>
internal sealed class PublishTally(int end, int first = 0)
{
    private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<PublishFailure> _failures = [];
    private int _sent;

    // The one that hands messages over counts as one.
    private int _open = 1;
    private volatile bool _hasFailed;
    private RabbitMqSinkException? _cause;

    /// <summary>Gets the place of the first.</summary>
    public int First { get; } = first;

    /// <summary>Gets the place behind the last.</summary>
    public int End { get; } = end;

    /// <summary>Gets whether the server has all of them.</summary>
    public bool AllConfirmed => !_hasFailed && First + _sent == End;

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

    /// <summary>Gets the place before which all are confirmed.</summary>
    public int ConfirmedBelow => Failures is [var failure, ..] ? failure.Index : First + _sent;

    /// <summary>Gets what stands behind failures: a fault of the connection or channel, a message that belongs in no queue, a queue that refuses; <see langword="null"/> where all are confirmed.</summary>
    public RabbitMqSinkException? Fault
    {
        get
        {
            if (AllConfirmed)
            {
                return null;
            }

            PublishFailure[] returned = [.. Failures.Where(static one => one.Outcome is PublishOutcome.Returned)];
            return returned.Length > 0 ? BrokerFaults.Unroutable(returned[0].Exchange, returned[0].RoutingKey)
                : _cause ?? BrokerFaults.ToException(Failures.Any(static one => one.Outcome is PublishOutcome.Nacked) ? RabbitMqFault.Refused : RabbitMqFault.Unreachable);
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

    internal void BlameOn(RabbitMqSinkException? cause) => _cause ??= cause;

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
