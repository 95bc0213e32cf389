using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk;

/// <summary>A stretch that could not be read or delivered for good: kept, reported, tried again; never forgotten.</summary>
/// <param name="Span">The stretch, on the stream's axis.</param>
/// <param name="Reason">Why, in a few words without values.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="NextTry">When it is tried next.</param>
/// <param name="MapperVersion">The <see cref="DataStream.MapperVersion"/> of the last try; a gap is due again when it changes.</param>
public sealed record Gap(FetchWindow Span, string Reason, int Attempts, Instant NextTry, int MapperVersion = 1)
{
    /// <summary>Tells whether it is time for another try.</summary>
    /// <param name="stream">The gap's stream.</param>
    /// <param name="now">The time.</param>
    /// <returns>Whether the next try's time has come, or the answers are mapped in another way by now.</returns>
    public bool IsDue(DataStream stream, Instant now)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return NextTry <= now || MapperVersion != stream.MapperVersion;
    }
}
