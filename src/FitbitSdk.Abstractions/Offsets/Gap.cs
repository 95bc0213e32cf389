using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk;

/// <summary>A stretch of what is covered that is to be read again: something of it could not be read or delivered, or has come in since.</summary>
/// <remarks>It is kept until it was read and delivered in full; never forgotten.</remarks>
/// <param name="Span">The stretch, on the stream's axis.</param>
/// <param name="Reason">Why, in a few words without values.</param>
/// <param name="Attempts">How often it was tried and something stayed missing.</param>
/// <param name="NextTry">When it is tried next.</param>
/// <param name="MapperVersion">The <see cref="DataStream.MapperVersion"/> of the last try; a gap is due again when it changes.</param>
/// <param name="Failures">How often in a row it was tried and no answer came that could be mapped; any read ends the count.</param>
public sealed record Gap(FetchWindow Span, string Reason, int Attempts, Instant NextTry, int MapperVersion = 1, int Failures = 0)
{
    /// <summary>Gets whether something of it is known to be missing. If not, what was there is delivered, and more is awaited: a tracker uploaded late,
    /// the provider is still processing it, or it could not be read again.</summary>
    public bool IsMissing => Attempts > 0;

    /// <summary>Tells whether it is time for another try.</summary>
    /// <param name="stream">The gap's stream.</param>
    /// <param name="now">The time.</param>
    /// <returns>Whether the next try's time has come, or answers are mapped in another way by now. Where none came, that changes nothing.</returns>
    public bool IsDue(DataStream stream, Instant now)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return NextTry <= now || (Failures == 0 && MapperVersion != stream.MapperVersion);
    }
}
