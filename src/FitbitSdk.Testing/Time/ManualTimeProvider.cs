namespace FitbitSdk.Testing;

/// <summary>A clock that stands still until a test moves it, with timers that fire when it is moved past them.</summary>
/// <remarks>Callbacks run on the thread that moves the clock, in the order in which they are due, and each sees the clock at its own due time.
/// An advance from within a callback, or from another thread, adds to the one under way: the clock ends at its start plus all advances.
/// Safe for use by several threads.</remarks>
public sealed partial class ManualTimeProvider : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly SortedSet<ManualTimer> _armed = new(ManualTimer.ByDueTime);
    private long _now;
    private long _goal;
    private long _correction;
    private long _armings;

    /// <summary>Creates a clock that stands at 2026-01-01T00:00:00Z.</summary>
    public ManualTimeProvider()
        : this(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero))
    {
    }

    /// <summary>Creates a clock.</summary>
    /// <param name="start">Where it stands.</param>
    public ManualTimeProvider(DateTimeOffset start) => _now = _goal = start.UtcTicks;

    /// <summary>Gets the number of steps of <see cref="GetTimestamp"/> in a second.</summary>
    /// <value>10,000,000: a step is 100 ns, as in a <see cref="TimeSpan"/>.</value>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Gets UTC, so that a test gives the same result on every machine.</summary>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>Gets how many timers wait to fire: 0 tells a test that nothing was left running.</summary>
    public int ArmedTimers
    {
        get
        {
            lock (_gate)
            {
                return _armed.Count;
            }
        }
    }

    /// <summary>Moves the clock and fires what becomes due, periodic timers as often as they are due.</summary>
    /// <param name="by">How far; not negative. Zero moves nothing.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="by"/> is negative.</exception>
    /// <remarks>What a callback throws comes out of this call. The clock then stands where that timer was due; the next advance goes the rest of the way too.</remarks>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        lock (_gate)
        {
            _goal = checked(_goal + by.Ticks);
        }

        FireUpToGoal();
    }

    /// <summary>Moves the clock to a time and fires what becomes due on the way.</summary>
    /// <param name="value">The time; not before the present one.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> lies before the present time: time never goes back. <see cref="Correct"/>
    /// sets a clock back.</exception>
    public void SetUtcNow(DateTimeOffset value)
    {
        lock (_gate)
        {
            long goal = value.UtcTicks - _correction;
            if (goal < _now)
            {
                throw new ArgumentOutOfRangeException(nameof(value), value, "A manual clock does not go back; Correct sets what it shows.");
            }

            _goal = Math.Max(_goal, goal);
        }

        FireUpToGoal();
    }

    /// <summary>Sets what the clock shows, forward or back, as its operator or a time service does. No time passes: timestamps and timers stay as they are.</summary>
    /// <param name="by">How far; negative for back.</param>
    public void Correct(TimeSpan by)
    {
        lock (_gate)
        {
            _correction = checked(_correction + by.Ticks);
        }
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return new(_now + _correction, TimeSpan.Zero);
        }
    }

    /// <inheritdoc/>
    public override long GetTimestamp()
    {
        lock (_gate)
        {
            return _now;
        }
    }

    /// <summary>Creates a timer on this clock.</summary>
    /// <param name="callback">What to call.</param>
    /// <param name="state">What to pass to it.</param>
    /// <param name="dueTime">When to call it first; zero calls it before this call returns, <see cref="Timeout.InfiniteTimeSpan"/> never.</param>
    /// <param name="period">How often afterwards; zero or <see cref="Timeout.InfiniteTimeSpan"/> for not again.</param>
    /// <returns>The timer.</returns>
    /// <exception cref="ArgumentOutOfRangeException">One of the times is negative and not infinite.</exception>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        ManualTimer timer = new(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private bool Arm(ManualTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        ThrowIfNoTimerTime(dueTime, nameof(dueTime));
        ThrowIfNoTimerTime(period, nameof(period));
        lock (_gate)
        {
            if (timer.IsDisposed)
            {
                return false;
            }

            _armed.Remove(timer);
            timer.Period = Math.Max(0, period.Ticks);
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                (timer.Due, timer.Order) = (checked(_now + dueTime.Ticks), _armings++);
                _armed.Add(timer);
            }
        }

        if (dueTime == TimeSpan.Zero)
        {
            FireDue();
        }

        return true;
    }

    private void Disarm(ManualTimer timer)
    {
        lock (_gate)
        {
            timer.IsDisposed = true;
            _armed.Remove(timer);
        }
    }

    private void FireUpToGoal()
    {
        while (TakeNext(upToGoal: true) is { } timer)
        {
            timer.Fire();
        }
    }

    private void FireDue()
    {
        while (TakeNext(upToGoal: false) is { } timer)
        {
            timer.Fire();
        }
    }

    // No lock is held while a callback runs: it may well use the clock itself, or wait for a thread that does.
    private ManualTimer? TakeNext(bool upToGoal)
    {
        lock (_gate)
        {
            ManualTimer? next = _armed.Min;
            if (next is null || next.Due > (upToGoal ? _goal : _now))
            {
                _now = upToGoal ? _goal : _now;
                return null;
            }

            _armed.Remove(next);
            _now = Math.Max(_now, next.Due);
            if (next.Period > 0)
            {
                (next.Due, next.Order) = (next.Due + next.Period, _armings++);
                _armed.Add(next);
            }

            return next;
        }
    }

    private static void ThrowIfNoTimerTime(TimeSpan time, string name)
    {
        if (time != Timeout.InfiniteTimeSpan)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero, name);
        }
    }
}
