using NodaTime;

namespace FitbitSdk.Http;

/// <summary>A clock that begins with the host's and then counts what has passed: where the host's is corrected, by a second or a year, no pause
/// becomes longer or shorter.</summary>
/// <remarks>While a machine sleeps it may stand still: then a pause lasts longer, never shorter. Its instants mean nothing elsewhere. What is told to a host goes through <see cref="ToHostTime"/>.</remarks>
internal sealed class SteadyTime(TimeProvider host) : TimeProvider
{
    private readonly DateTimeOffset _began = host.GetUtcNow();
    private readonly long _timestamp = host.GetTimestamp();

    public override long TimestampFrequency => host.TimestampFrequency;

    public override TimeZoneInfo LocalTimeZone => host.LocalTimeZone;

    public override DateTimeOffset GetUtcNow() => _began + host.GetElapsedTime(_timestamp);

    public override long GetTimestamp() => host.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        host.CreateTimer(callback, state, dueTime, period);

    /// <summary>Tells what the host's clock will show at an instant of this one, unless it is corrected meanwhile.</summary>
    public Instant ToHostTime(Instant steady) => host.GetInstant() + (steady - this.GetInstant());
}
