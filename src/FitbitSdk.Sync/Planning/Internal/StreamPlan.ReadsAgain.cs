using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.Sync;

/// <content>What was read before and is to be read again.</content>
internal sealed partial class StreamPlan
{
    /// <summary>Gaps and closed days that are due, whether they wait for the end of a pause or not. What failed or stayed in part missing comes last: the
    /// pause that it may begin again concerns all of them.</summary>
    /// <param name="heads">The new data that is read before: a gap inside a window that is read anyway needs no request of its own.</param>
    public IEnumerable<PlannedWindow> ReadsAgain(IReadOnlyList<PlannedWindow> heads)
    {
        PlannedWindow[] sweep = [.. Rereads()];
        return NotRead(Gaps(IsFresh)).Concat(sweep)
            .OrderByDescending(Rank)
            .Concat(NotRead(Gaps(static gap => !IsFresh(gap))));

        static bool IsFresh(Gap gap) => gap is { Failures: 0, IsMissing: false };

        IEnumerable<PlannedWindow> NotRead(IEnumerable<PlannedWindow> gaps) =>
            gaps.Select(gap => CutBefore(gap, heads)).Where(gap => !heads.Concat(sweep).Any(window => Holds(window.Covers, gap.Window)));
    }

    // Bad days come in rows, and one after the other they would hold up the good ones for twice as long each time. So each failure in a row lets others
    // come first: what lies farthest from all that failed, then the newest, then the oldest. What is due before or behind a row is met by one of them.
    private Duration Rank(PlannedWindow window) => (_offset.RereadPause?.Count % 3) switch
    {
        2 => window.Window.Start - _start,
        0 => _start - window.Window.Start,
        _ => DistanceToFailed(window),
    };

    private Duration DistanceToFailed(PlannedWindow window) => _gaps
        .Where(static gap => gap.Failures > 0)
        .Select(gap => Duration.Max(gap.Span.Start - window.Window.End, window.Window.Start - gap.Span.End))
        .DefaultIfEmpty(Duration.Zero)
        .Min();

    /// <summary>Closed days whose time for one more look has come, without what of them failed: that is a gap with a time of its own.</summary>
    private IEnumerable<PlannedWindow> Rereads()
    {
        if (_offset.Coverage is not { } coverage || _policy.SweepAges.Count == 0)
        {
            yield break;
        }

        // The day in which the covered stretch ends is not closed: it belongs to the head. But the last day of a consent is, once it is read.
        bool ended = _end == _horizon.EndOf(_stream, _user) && coverage.CompleteThrough >= _end && _due is DueRule.WhenDue;
        Duration oldest = SweepAges.Max();
        for (StreamTime day = ended ? (_end - Duration.FromTicks(1)).StartOfDay() : coverage.CompleteThrough.StartOfDay() - Day; day + Day > coverage.BackfilledFrom; day -= Day)
        {
            StreamTime end = ended ? StreamTime.Min(day + Day, _end) : day + Day;
            Instant closed = end.ToInstant();
            if (closed + SyncPlannerDefaults.LongestLookBack < _now)
            {
                yield break;
            }

            bool asked = _due is DueRule.Now && _now <= closed + oldest;
            // Only what is wholly inside the consent and behind the horizon: a part of an hour cannot be compared with what was delivered of it.
            StreamTime first = StreamTime.Max(day, coverage.BackfilledFrom);
            first = first < _start ? _start.Ceiling(Hour) : first;
            if (end > _end || end <= first)
            {
                continue;
            }

            if (asked || SweepAges.Any(age => closed + age <= _now && (_offset.SweptAt is not { } swept || swept < closed + age)))
            {
                foreach (FetchWindow piece in GapList.Without(FetchWindow.Between(first, end), _gaps.Where(static gap => gap.Failures > 0))
                    .SelectMany(part => Pieces(part.Start == first ? first : part.Start.Ceiling(Hour), part.End)))
                {
                    yield return Again(piece, WindowPurpose.Reread);
                }
            }
        }
    }

    /// <summary>Gaps whose time for another try has come, in pieces as large as one read.</summary>
    private IEnumerable<PlannedWindow> Gaps(Func<Gap, bool> which) => GapList.Tries(_gaps.Where(gap => which(gap) && gap.IsDue(_stream, _now)))
        .SelectMany(span => Pieces(StreamTime.Max(_start, span.Start.Floor(Hour)), EndOfReadable(span)))
        .Select(piece => Again(piece, WindowPurpose.Gap));

    /// <summary>Gives until where a gap can be read. A part of an hour cannot be compared with what was delivered of it: the gap's last hour is read as far
    /// as it is covered, and one that the horizon has fallen back into, because a tracker cannot be asked, waits.</summary>
    private StreamTime EndOfReadable(FetchWindow span)
    {
        StreamTime covered = _offset.Coverage?.CompleteThrough ?? _end;
        StreamTime end = StreamTime.Min(span.End.Ceiling(Hour), StreamTime.Max(span.End, covered));
        return end <= _end ? end : _end < covered && _end != _horizon.EndOf(_stream, _user) ? _end.Floor(Hour) : _end;
    }

    private PlannedWindow Again(FetchWindow piece, WindowPurpose purpose) => new(_stream, piece, piece, purpose, _stream.RequestsPerWindow);

    /// <summary>Cuts a gap where new data is read from: an hour that both hold would be compared once whole and once in part.</summary>
    private static PlannedWindow CutBefore(PlannedWindow gap, IReadOnlyList<PlannedWindow> heads) =>
        heads.FirstOrDefault(head => head.Covers is { } covers && gap.Window.Start < covers.Start && covers.Start < gap.Window.End && gap.Window.End <= covers.End) is { Covers.Start: var end }
            ? gap with { Window = FetchWindow.Between(gap.Window.Start, end), Covers = FetchWindow.Between(gap.Window.Start, end) }
            : gap;

    private static bool Holds(FetchWindow? outer, FetchWindow inner) => outer is not null && outer.Start <= inner.Start && inner.End <= outer.End;
}
