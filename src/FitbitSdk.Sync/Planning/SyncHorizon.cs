using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.Sync;

/// <summary>Until when data may be called complete.</summary>
/// <param name="Now">The time.</param>
/// <param name="Watermark">Until when a tracker of the user has uploaded; <see langword="null"/> where that cannot be known.</param>
/// <param name="Zones">The zones known to be in force: they say when a date of the user's begins and ends. <see langword="null"/> for none, as before
/// the first profile: then a date counts as begun or over only where it is so everywhere on Earth.</param>
/// <param name="UploadNoticedAt">When it was last noticed that a tracker had uploaded; <see langword="null"/> where that is not known, and so may be
/// at any time.</param>
public sealed record SyncHorizon(Instant Now, Instant? Watermark, ZoneHistory? Zones = null, Instant? UploadNoticedAt = null)
{
    /// <summary>Gets whether the watermark is assumed, because no tracker could be asked.</summary>
    public bool IsAssumed => Watermark is null;

    /// <summary>Tells whether nothing more is awaited of a user whose consent has ended: its data was uploaded, or had the time to be.</summary>
    /// <param name="user">The user.</param>
    /// <returns><see langword="true"/> once the watermark lies 7 days after the end of the consent, or that end 30 days ago.</returns>
    public bool IsOver(SyncUser user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return user.ConsentEnd is { } end
            && (end + SyncPlannerDefaults.LongestLateUpload <= Now || end + SyncPlannerDefaults.LateUploadsAfterConsent <= Watermark);
    }

    /// <summary>Tells whether nothing is left to read of a stream of a user whose consent is over. What lies behind the horizon, because the tracker that
    /// was ahead is gone, is never read any more; and what merely cannot be read again is given up in the end.</summary>
    internal bool IsFinished(DataStream stream, SyncUser user, SyncOffset offset)
    {
        (StreamTime start, StreamTime end) = (StartOf(stream, user), Of(stream, user));
        return IsOver(user) && (stream.DayKind is DayKind.Snapshot
            || (!GapList.Within(offset.Gaps, start, end).Any(gap => IsAwaited(gap, offset, user)) && (end <= start || (offset.Coverage is { } coverage && coverage.BackfilledFrom <= start && end <= coverage.CompleteThrough))));
    }

    // Of what was delivered once nothing is read again for longer than that anyway: a day not swept by then is not swept any more.
    private bool IsAwaited(Gap gap, SyncOffset offset, SyncUser user) => gap.IsMissing
        || Now < user.ConsentEnd + SyncPlannerDefaults.LongestLookBack
        || Math.Max(gap.Failures, offset.RereadPause?.Count ?? 0) < GapList.FailuresForGood;

    /// <summary>Gives the horizon of one stream of one user.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="user">The user; nothing after the end of the consent counts.</param>
    /// <returns>The first point, on the stream's axis, that is not complete yet: of a civil stream the first date that is not over.</returns>
    public StreamTime Of(DataStream stream, SyncUser user)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(user);
        Instant known = KnownOf(stream);
        StreamTime end = stream.DayKind is DayKind.Civil ? StreamTime.FromDate(Dates.EndAt(known)) : StreamTime.FromInstant(known).Floor(stream.Resolution);
        return EndOf(stream, user) is { } consentEnd ? StreamTime.Min(end, consentEnd) : end;
    }

    /// <summary>Gives the first point, on the stream's axis, that the consent covers: of a civil stream the first date that lies wholly inside.</summary>
    internal StreamTime StartOf(DataStream stream, SyncUser user) => stream.DayKind is DayKind.Civil
        ? StreamTime.FromDate(Dates.FirstFrom(user.ConsentStart))
        : StreamTime.FromInstant(user.ConsentStart).Ceiling(stream.Granularity);

    /// <summary>Gives the first point, on the stream's axis, that the consent covers no more; <see langword="null"/> where it has no end.</summary>
    internal StreamTime? EndOf(DataStream stream, SyncUser user) => (user.ConsentEnd, stream.DayKind) switch
    {
        (null, _) => null,
        ({ } end, DayKind.Civil) => StreamTime.FromDate(Dates.EndAt(end)),
        ({ } end, _) => StreamTime.FromInstant(end).Floor(stream.Granularity),
    };

    /// <summary>Gives until where data may exist that is not complete yet, and is delivered at once: the running date, or logs that end ahead of the clock.</summary>
    internal StreamTime ReachOf(DataStream stream, SyncUser user)
    {
        StreamTime end = Of(stream, user);
        return stream.DayKind switch
        {
            DayKind.Civil => StreamTime.Max(end, StreamTime.Min(
                StreamTime.FromDate(Dates.FirstFrom(KnownOf(stream))),
                StreamTime.FromDate(Dates.EndAt(user.ConsentEnd ?? Instant.MaxValue)))),
            DayKind.Instant => user.ConsentEnd is { } ends
                ? StreamTime.Max(end, StreamTime.Min(end + SyncPlannerDefaults.LogReadAhead, StreamTime.FromInstant(ends)))
                : end + SyncPlannerDefaults.LogReadAhead,
            _ => end,
        };
    }

    private CivilDates Dates => new(Zones ?? ZoneHistory.Empty);

    // A zero that the API filled in looks like a measured one, so without a watermark the last day is not believed.
    private Instant KnownOf(DataStream stream) => stream.FollowsTrackers
        ? Instant.Min(Watermark ?? (stream.IsZeroFilled ? Now - SyncPlannerDefaults.AssumedUploadDelay : Now), Now)
        : Now;
}
