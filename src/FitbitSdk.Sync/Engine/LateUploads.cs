using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.Sync;

/// <summary>The stretches that trackers have uploaded since the account was last looked at.</summary>
/// <remarks>Where one tracker is ahead of another, such a stretch lies in what is covered already: it holds data that was not there when it was read.</remarks>
internal sealed class LateUploads
{
    // Whole hours, because that is what the change detection compares.
    private static readonly Duration Hour = Duration.FromHours(1);

    private readonly IReadOnlyList<(Instant From, Instant Until)> _stretches;
    private readonly CivilDates _dates;

    private LateUploads(IReadOnlyList<(Instant From, Instant Until)> stretches, CivilDates dates) => (_stretches, _dates) = (stretches, dates);

    public bool IsEmpty => _stretches.Count == 0;

    public static LateUploads Of(AccountState before, AccountState after)
    {
        List<(Instant From, Instant Until)> stretches = [];
        foreach ((string tracker, Instant until) in after.Watermarks)
        {
            // Beside others, a tracker that was not there before has recorded nothing before. Without any, nobody could see what it uploaded,
            // and all that was read was assumed to be complete.
            Instant? from = before.Watermarks.TryGetValue(tracker, out Instant known) ? known
                : SyncEngine.WatermarkOf(before) is null ? before.CheckedAt - SyncPlannerDefaults.LongestLookBack
                : before.CheckedAt;
            if (from < until)
            {
                stretches.Add((from.Value, until));
            }
        }

        return new(stretches, new(after.Zones));
    }

    /// <summary>Opens a gap wherever a stretch lies in what the stream has covered, at most as far back as anything is read again.</summary>
    /// <remarks>Where each read of new data reaches back, the next one is awaited: it finds most of it, and costs nothing beyond what the policy does.</remarks>
    public SyncOffset Reopen(SyncOffset offset, DataStream stream, StreamPolicy policy, Instant now)
    {
        if (offset.Coverage is not { } covered || !stream.FollowsTrackers)
        {
            return offset;
        }

        Instant nextTry = policy.LookBack > Duration.Zero && offset.HeadReadAt is { } read ? Instant.Max(now, read + policy.HeadInterval) : now;
        IReadOnlyList<Gap> gaps = offset.Gaps;
        foreach ((Instant from, Instant until) in _stretches)
        {
            (StreamTime start, StreamTime end) = stream.DayKind is DayKind.Civil
                ? (StreamTime.FromDate(_dates.EndAt(from)), StreamTime.FromDate(_dates.FirstFrom(until)))
                : (StreamTime.FromInstant(from), StreamTime.FromInstant(until));
            start = StreamTime.Max(StreamTime.Max(start, covered.BackfilledFrom), covered.CompleteThrough - SyncPlannerDefaults.LongestLookBack);
            end = StreamTime.Min(end, covered.CompleteThrough);
            if (start < end)
            {
                FetchWindow span = FetchWindow.Between(StreamTime.Max(start.Floor(Hour), covered.BackfilledFrom), StreamTime.Min(end.Ceiling(Hour), covered.CompleteThrough));
                gaps = GapList.Reopen(gaps, span, "A tracker uploaded after the others.", stream.MapperVersion, nextTry);
            }
        }

        return ReferenceEquals(gaps, offset.Gaps) ? offset : offset with { Gaps = gaps };
    }
}
