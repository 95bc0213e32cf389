using NodaTime;

namespace FitbitSdk.Http;

/// <summary>A limit that the API documents and no answer reports, so that the gate counts by itself.</summary>
/// <param name="Requests">How many requests may be sent in any stretch of time as long as <paramref name="Period"/>; at least 1.</param>
/// <param name="Period">The period.</param>
/// <param name="Scope">Who shares the limit.</param>
internal sealed record RequestLimit(int Requests, Duration Period, LimitScope Scope);
