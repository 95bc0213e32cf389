using FitbitSdk.Testing;

namespace FitbitSdk.GoogleHealth.Tests;

/// <summary>Tells of each timer that is set, and lets waits pass by themselves that have no name.</summary>
internal sealed class RecordingClock(ManualTimeProvider clock, Func<TimeSpan, string?> name, Action<string> record) : TimeProvider
{
    public override long TimestampFrequency => clock.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

    public override long GetTimestamp() => clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Recorded timer = new(this, clock.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan));
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class Recorded(RecordingClock owner, ITimer timer) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            owner.Note(dueTime);
            bool changed = timer.Change(dueTime, period);
            owner.PassBy(dueTime);
            return changed;
        }

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }

    private void Note(TimeSpan dueTime)
    {
        if (dueTime != Timeout.InfiniteTimeSpan)
        {
            record(name(dueTime) ?? "pause");
        }
    }

    private void PassBy(TimeSpan dueTime)
    {
        if (dueTime != Timeout.InfiniteTimeSpan && name(dueTime) is null)
        {
            ThreadPool.QueueUserWorkItem(_ => clock.Advance(dueTime));
        }
    }
}
