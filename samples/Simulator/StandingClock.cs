namespace FitbitSdk.Samples.Simulator;

/// <summary>A clock that stands still, so that two runs of a demo see the same data.</summary>
internal sealed class StandingClock(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
