using NodaTime;

namespace Quickstart;

/// <summary>A clock that stands still, so that the simulated world looks the same on every run.</summary>
internal sealed class StandingClock(Instant now) : TimeProvider
{
    private readonly DateTimeOffset _now = now.ToDateTimeOffset();

    public override DateTimeOffset GetUtcNow() => _now;
}
