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
        ITimer timer = clock.CreateTimer(callback, state, dueTime, period);
        if (dueTime != Timeout.InfiniteTimeSpan)
        {
            string? limit = name(dueTime);
            record(limit ?? "pause");
            if (limit is null)
            {
                ThreadPool.QueueUserWorkItem(_ => clock.Advance(dueTime));
            }
        }

        return timer;
    }
}
