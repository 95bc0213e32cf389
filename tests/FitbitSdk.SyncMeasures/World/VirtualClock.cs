using FitbitSdk.Testing;
using NodaTime;

namespace FitbitSdk.SyncMeasures;

/// <summary>The one clock of simulator and client. It stands still while work is done, and jumps ahead as soon as somebody waits: a year takes minutes.</summary>
/// <remarks>Good for one run at a time. Time limits (of <see cref="CancellationTokenSource"/>) make no time pass by themselves; see <see cref="ExpireLimits"/>.</remarks>
internal sealed class VirtualClock(Instant start) : TimeProvider
{
    private readonly ManualTimeProvider _inner = new(start.ToDateTimeOffset());
    private readonly Lock _lock = new();
    private readonly Dictionary<Waiter, DateTimeOffset> _limits = [];

    public Instant Now => Instant.FromDateTimeOffset(GetUtcNow());

    public override long TimestampFrequency => _inner.TimestampFrequency;

    public override TimeZoneInfo LocalTimeZone => _inner.LocalTimeZone;

    public override DateTimeOffset GetUtcNow() => _inner.GetUtcNow();

    public override long GetTimestamp() => _inner.GetTimestamp();

    /// <summary>Moves the clock ahead to a time; one that has passed changes nothing.</summary>
    public void AdvanceTo(Instant time)
    {
        lock (_lock)
        {
            if (time > Now)
            {
                _inner.SetUtcNow(time.ToDateTimeOffset());
            }
        }
    }

    /// <summary>Moves the clock to the end of the first time limit: for an answer that never comes.</summary>
    public void ExpireLimits()
    {
        DateTimeOffset? first;
        lock (_lock)
        {
            first = _limits.Count == 0 ? null : _limits.Values.Min();
        }

        if (first is { } due)
        {
            AdvanceTo(Instant.FromDateTimeOffset(due));
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Waiter waiter = new(this, isLimit: state is CancellationTokenSource);
        waiter.Inner = _inner.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        waiter.Change(dueTime, period);
        return waiter;
    }

    private sealed class Waiter(VirtualClock clock, bool isLimit) : ITimer
    {
        public ITimer Inner { get; set; } = null!;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            bool armed = Inner.Change(dueTime, period);
            bool waits = dueTime != Timeout.InfiniteTimeSpan;
            if (isLimit)
            {
                lock (clock._lock)
                {
                    clock._limits.Remove(this);
                    if (waits)
                    {
                        clock._limits[this] = clock.GetUtcNow() + dueTime;
                    }
                }
            }
            else if (waits && dueTime > TimeSpan.Zero)
            {
                // Elsewhere, because whoever arms a timer may hold a lock that its callback takes.
                Instant due = clock.Now + Duration.FromTimeSpan(dueTime);
                ThreadPool.QueueUserWorkItem(_ => clock.AdvanceTo(due));
            }

            return armed;
        }

        public void Dispose()
        {
            lock (clock._lock)
            {
                clock._limits.Remove(this);
            }

            Inner.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
