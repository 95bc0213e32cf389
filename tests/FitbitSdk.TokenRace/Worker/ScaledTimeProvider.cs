namespace FitbitSdk.TokenRace;

/// <summary>The machine's clock, run faster: what takes a minute by it takes a minute divided by the scale.</summary>
internal sealed class ScaledTimeProvider(DateTimeOffset epoch, int scale) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => epoch + ((System.GetUtcNow() - epoch) * scale);

    public override long TimestampFrequency => System.TimestampFrequency / scale;

    public override long GetTimestamp() => System.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new ScaledTimer(System.CreateTimer(callback, state, Scale(dueTime), Scale(period)), Scale);

    private TimeSpan Scale(TimeSpan span) => span <= TimeSpan.Zero ? span : TimeSpan.FromMilliseconds(Math.Ceiling(span.TotalMilliseconds / scale));

    private sealed class ScaledTimer(ITimer inner, Func<TimeSpan, TimeSpan> scale) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => inner.Change(scale(dueTime), scale(period));

        public void Dispose() => inner.Dispose();

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
