using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk;

/// <summary>A stretch that could not be read or delivered for good: kept, reported, tried again; never forgotten.</summary>
/// <param name="Span">The stretch, on the stream's axis.</param>
/// <param name="Reason">Why, in a few words without values.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="NextTry">When it is tried next.</param>
public sealed record Gap(FetchWindow Span, string Reason, int Attempts, Instant NextTry);
