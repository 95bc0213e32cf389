namespace FitbitSdk.Http;

/// <summary>How long one call may take, all its attempts together. It stands still while the call waits for quota: that is no slowness of the
/// service, and may take hours.</summary>
internal sealed class TimeBudget : CancellationTokenSource
{
    private readonly TimeProvider _time;
    private TimeSpan _left;
    private long _since;
    private bool _isPaused;

    /// <param name="length">How long.</param>
    /// <param name="begun">The timestamp from which it counts: now.</param>
    /// <param name="time">The clock.</param>
    public TimeBudget(TimeSpan length, long begun, TimeProvider time)
        : base(length, time) => (_left, _since, _time) = (length, begun, time);

    /// <summary>Gets the caller, for whom the call is given up as well.</summary>
    public CancellationToken Caller { get; init; }

    /// <summary>Gets whether the time is up and the caller still there: then it was the service that took too long.</summary>
    public bool IsOverdue => IsCancellationRequested && !Caller.IsCancellationRequested;

    public void Pause()
    {
        if (!_isPaused)
        {
            _isPaused = true;
            CancelAfter(Timeout.InfiniteTimeSpan);
            _left -= _time.GetElapsedTime(_since);
        }
    }

    public void Resume()
    {
        if (_isPaused)
        {
            _isPaused = false;
            _since = _time.GetTimestamp();
            CancelAfter(_left > TimeSpan.Zero ? _left : TimeSpan.Zero);
        }
    }
}
