using NodaTime;

namespace FitbitSdk.WebApi.Tests;

/// <summary>A clock that stands still until it is moved, except that short waits pass by themselves (FitbitSdk.Testing's stands still for all).</summary>
internal sealed class ManualClock : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<ManualTimer> _timers = [];
    private readonly List<(TimeSpan Due, TaskCompletionSource Armed)> _watches = [];
    private DateTimeOffset _now = new(2026, 3, 14, 12, 10, 0, TimeSpan.Zero);
    private TimeSpan _correction;

    public Instant Now => Instant.FromDateTimeOffset(GetUtcNow());

    /// <summary>Waits up to this long pass by themselves: delays between attempts, not the time limits of attempts.</summary>
    public TimeSpan PassBy { get; set; } = TimeSpan.FromSeconds(10);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _now + _correction;
        }
    }

    public override long GetTimestamp()
    {
        lock (_lock)
        {
            return _now.Ticks;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ManualTimer timer = new(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan by) => AdvanceTo(new DateTimeOffset(GetTimestamp(), TimeSpan.Zero) + by);

    /// <summary>Corrects what the clock shows; timestamps and timers stay.</summary>
    public void Correct(TimeSpan by)
    {
        lock (_lock)
        {
            _correction += by;
        }
    }

    /// <summary>Completes when a timer is set to this length.</summary>
    public Task ArmedAsync(TimeSpan due)
    {
        lock (_lock)
        {
            if (_timers.Any(timer => timer.Length == due))
            {
                return Task.CompletedTask;
            }

            TaskCompletionSource armed = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _watches.Add((due, armed));
            return armed.Task.WaitAsync(TimeSpan.FromSeconds(20));
        }
    }

    private void AdvanceTo(DateTimeOffset target)
    {
        while (true)
        {
            ManualTimer? next;
            lock (_lock)
            {
                next = _timers.Where(timer => timer.Due <= target).MinBy(timer => timer.Due);
                _now = next is null ? (target > _now ? target : _now) : (next.Due > _now ? next.Due : _now);
                if (next is null)
                {
                    return;
                }

                _timers.Remove(next);
            }

            next.Fire();
        }
    }

    private void Set(ManualTimer timer, TimeSpan due)
    {
        lock (_lock)
        {
            _timers.Remove(timer);
            if (due == Timeout.InfiniteTimeSpan)
            {
                return;
            }

            (timer.Due, timer.Length) = (_now + due, due);
            _timers.Add(timer);
            foreach ((TimeSpan Due, TaskCompletionSource Armed) watch in _watches.Where(watch => watch.Due == due).ToArray())
            {
                _watches.Remove(watch);
                watch.Armed.SetResult();
            }
        }

        if (due <= PassBy)
        {
            DateTimeOffset target = timer.Due;
            ThreadPool.QueueUserWorkItem(_ => AdvanceTo(target));
        }
    }

    private sealed class ManualTimer(ManualClock clock, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset Due { get; set; }

        public TimeSpan Length { get; set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            clock.Set(this, dueTime);
            return true;
        }

        public void Dispose() => clock.Set(this, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
