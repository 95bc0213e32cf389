using Confluent.Kafka;

namespace FitbitSdk.Kafka;

/// <summary>Counts the reports on the messages of one batch.</summary>
internal sealed class DeliveryTally
{
    private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<(Payload Message, ErrorCode Code)> _failed = [];

    // The one that hands messages over counts as one.
    private int _open = 1;

    /// <summary>Gets what failed so far; all of it once <see cref="CloseAsync"/> has ended.</summary>
    public IReadOnlyList<(Payload Message, ErrorCode Code)> Failed
    {
        get
        {
            lock (_failed)
            {
                return [.. _failed];
            }
        }
    }

    public void Sending() => Interlocked.Increment(ref _open);

    public void Reported(Payload message, ErrorCode code)
    {
        if (code is not ErrorCode.NoError)
        {
            lock (_failed)
            {
                _failed.Add((message, code));
            }
        }

        Settle();
    }

    /// <summary>Waits until there is a report on each message that was handed over.</summary>
    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        Settle();
        try
        {
            await _all.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_all.Task.IsCompletedSuccessfully)
        {
            // The last report and the end came together: everything is known.
        }
    }

    private void Settle()
    {
        if (Interlocked.Decrement(ref _open) == 0)
        {
            _all.SetResult();
        }
    }
}
