using NodaTime;

namespace FitbitSdk;

/// <summary>A durable wait after a failure, or for data that is still being processed.</summary>
/// <param name="Reason">Why; <see cref="HealthApiErrorKind.Pending"/> is no failure.</param>
/// <param name="Count">How often in a row it occurred; it sets the length.</param>
/// <param name="Until">When the next attempt may be made.</param>
public sealed record Pause(HealthApiErrorKind Reason, int Count, Instant Until);
