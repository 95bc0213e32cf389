namespace FitbitSdk.Simulators.Tests;

/// <summary>A clock that moves when a test moves it.</summary>
internal sealed class ManualClock(string now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = Instant(now);

    public override DateTimeOffset GetUtcNow() => Now;

    public static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text);
}
