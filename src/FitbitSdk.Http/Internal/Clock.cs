using NodaTime;

namespace FitbitSdk.Http;

internal static class Clock
{
    /// <summary>Gets the time by the injected clock.</summary>
    public static Instant GetInstant(this TimeProvider time) => Instant.FromDateTimeOffset(time.GetUtcNow());

    /// <summary>Makes a timer that is not set yet. It outlives the request that happens to be the first: it must not keep that one's ambient state alive.</summary>
    public static ITimer CreateIdleTimer(this TimeProvider time, TimerCallback callback, object state)
    {
        using AsyncFlowControl? flow = ExecutionContext.IsFlowSuppressed() ? null : ExecutionContext.SuppressFlow();
        return time.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Sets a timer, unless only an answer can tell until when.</summary>
    public static void Arm(this ITimer timer, Instant now, Instant until)
    {
        if (until != UserGate.UntilAnswered)
        {
            // A timer may fire a little early by another clock; a millisecond more costs nothing, a missed wake-up would hang a request.
            timer.Change((until - now).ToTimeSpan() + TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
        }
    }
}
