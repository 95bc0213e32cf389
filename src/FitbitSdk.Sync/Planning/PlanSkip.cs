using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.Sync;

/// <summary>A stream for which nothing is planned, and why.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Reason">Why.</param>
/// <param name="Until">When it is worth planning again, if that is known.</param>
/// <param name="Error">The kind of failure that a pause follows.</param>
public sealed record PlanSkip(StreamId Stream, SkipReason Reason, Instant? Until = null, HealthApiErrorKind? Error = null);
