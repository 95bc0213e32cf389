namespace FitbitSdk.WebApi.Tests;

/// <summary>Tells of each timer that is set, and lets waits pass by themselves that are no time limits.</summary>
internal sealed class RecordingClock(ManualClock clock, Func<TimeSpan, string?> name, Action<string> record) : TimeProvider
{
    public override long TimestampFrequency => clock.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

    public override long GetTimestamp() => clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime != Timeout.InfiniteTimeSpan)
        {
            record(name(dueTime) ?? "pause");
        }

        return clock.CreateTimer(callback, state, dueTime, period);
    }
}
