namespace FitbitSdk.Http;

/// <summary>How long one call may take, all its attempts together. It stands still while the call waits at the gate: waiting for quota is no
/// slowness of the service, and may take hours.</summary>
internal sealed class TimeBudget(TimeSpan length, TimeProvider time) : IDisposable
{
    private readonly CancellationTokenSource _end = new(length, time);
    private TimeSpan _left = length;
    private long _since = time.GetTimestamp();

    public bool IsSpent => _end.IsCancellationRequested;

    public CancellationToken Token => _end.Token;

    public void Pause()
    {
        _left -= time.GetElapsedTime(_since);
        _end.CancelAfter(Timeout.InfiniteTimeSpan);
    }

    public void Resume()
    {
        _since = time.GetTimestamp();
        _end.CancelAfter(_left > TimeSpan.Zero ? _left : TimeSpan.Zero);
    }

    public void Dispose() => _end.Dispose();
}
