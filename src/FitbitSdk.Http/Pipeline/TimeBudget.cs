namespace FitbitSdk.Http;

/// <summary>How long one call may take, all its attempts together. It stands still while the call waits at the gate: waiting for quota is no
/// slowness of the service, and may take hours.</summary>
internal sealed class TimeBudget : IDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private TimeSpan _left;
    private long _since;

    public TimeBudget(TimeSpan length, TimeProvider time)
    {
        (_time, _left) = (time, length);
        _timer = time.CreateIdleTimer(static end => End((CancellationTokenSource)end!), _end);
        Resume();
    }

    public bool IsSpent => _end.IsCancellationRequested;

    public CancellationToken Token => _end.Token;

    public void Pause()
    {
        _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _left -= _time.GetElapsedTime(_since);
    }

    public void Resume()
    {
        _since = _time.GetTimestamp();
        _timer.Change(_left > TimeSpan.Zero ? _left : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    public void Dispose()
    {
        _timer.Dispose();
        _end.Dispose();
    }

    private static void End(CancellationTokenSource end)
    {
        try
        {
            end.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The call ended in the same moment: a timer that is disposed of may still be on its way.
        }
    }
}
