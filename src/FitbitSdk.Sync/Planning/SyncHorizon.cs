using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.Sync;

/// <summary>Until when data may be called complete.</summary>
/// <param name="Now">The time.</param>
/// <param name="Watermark">Until when a tracker of the user has uploaded; <see langword="null"/> where that cannot be known.</param>
public sealed record SyncHorizon(Instant Now, Instant? Watermark)
{
    /// <summary>Gets whether the watermark is assumed, because no tracker could be asked.</summary>
    public bool IsAssumed => Watermark is null;

    /// <summary>Gives the horizon of one stream of one user.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="user">The user; nothing after the end of the consent counts.</param>
    /// <returns>The first point, on the stream's axis, that is not complete yet.</returns>
    public StreamTime Of(DataStream stream, SyncUser user)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(user);

        // A zero that the API filled in looks like a measured one, so without a watermark the last day is not believed.
        Instant known = Watermark ?? (stream.IsZeroFilled ? Now - SyncPlannerDefaults.AssumedUploadDelay : Now);
        StreamTime end = StreamTime.FromInstant(Instant.Min(known, Now)).Floor(stream.Resolution);
        return user.ConsentEnd is { } consentEnd ? StreamTime.Min(end, StreamTime.FromInstant(consentEnd).Floor(stream.Granularity)) : end;
    }
}
