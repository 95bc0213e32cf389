using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.Sync;

/// <summary>The open gaps of a stream: opened by a read that left something out, closed by one that did not.</summary>
internal static class GapList
{
    // Three reads span a day; what is not mended by then is looked at once a week.
    private static readonly Duration FirstIntervals = Duration.FromHours(12);
    private static readonly Duration LaterInterval = Duration.FromDays(7);

    /// <summary>How many tries make a gap one for good.</summary>
    public const int FirstAttempts = 3;

    /// <summary>How many failures in a row, of a gap or of all that is read again, make a gap of a consent that is over one that is given up, unless
    /// something of it is missing: the pauses have grown to hours by then whatever the class, so that no outage of minutes does it.</summary>
    public const int FailuresForGood = 8;

    /// <summary>Notes that a window was read and something of it is still missing.</summary>
    public static IReadOnlyList<Gap> Open(IReadOnlyList<Gap> gaps, FetchWindow window, string reason, int mapperVersion, Instant now)
    {
        // A read that happens to pass by before its time, such as that of the running hour, is no attempt.
        Gap[] touched = [.. gaps.Where(gap => Touches(gap.Span, window))];
        bool isAttempt = touched.Length == 0 || touched.Any(gap => !gap.IsMissing || gap.NextTry <= now || gap.MapperVersion != mapperVersion);
        int attempts = touched.Select(static gap => gap.Attempts).DefaultIfEmpty(0).Max() + (isAttempt ? 1 : 0);
        Instant nextTry = isAttempt ? now + (attempts < FirstAttempts ? FirstIntervals : LaterInterval) : touched.Min(static gap => gap.NextTry);
        Gap opened = new(window, reason, attempts, nextTry, mapperVersion);
        return Limit([.. Cut(gaps, window).Append(opened).OrderBy(static gap => gap.Span.Start)]);
    }

    /// <summary>Notes that what was read is out of date, and is to be read again by then; what is due there before stays so. What fails keeps its own
    /// time: news of it changes nothing.</summary>
    public static IReadOnlyList<Gap> Reopen(IReadOnlyList<Gap> gaps, FetchWindow span, string reason, int mapperVersion, Instant nextTry) =>
        Without(span, gaps.Where(static gap => gap.Failures > 0)).Aggregate(gaps, (open, part) =>
            Insert(open, part, reason, mapperVersion, open.Where(gap => Touches(gap.Span, part)).Select(static gap => gap.NextTry).Append(nextTry).Min()));

    /// <summary>Notes that a window could not be read again. What is missing in it stays a gap of its own, with its own count of attempts: the rest was
    /// delivered.</summary>
    /// <param name="gaps">The gaps before.</param>
    /// <param name="window">The window.</param>
    /// <param name="reason">Why.</param>
    /// <param name="mapperVersion">That of the stream.</param>
    /// <param name="nextTry">Gives, by how often in a row it has failed, when it is tried next.</param>
    public static IReadOnlyList<Gap> Fail(IReadOnlyList<Gap> gaps, FetchWindow window, string reason, int mapperVersion, Func<int, Instant> nextTry)
    {
        int before = gaps.Where(gap => Touches(gap.Span, window)).Select(static gap => gap.Failures).DefaultIfEmpty(0).Max();
        int failures = Math.Min(before, int.MaxValue - 1) + 1;
        Gap[] missing = [.. gaps.Where(gap => gap.IsMissing && Touches(gap.Span, window))];
        IEnumerable<FetchWindow> parts = Without(window, missing)
            .Concat(missing.Select(gap => FetchWindow.Between(StreamTime.Max(gap.Span.Start, window.Start), StreamTime.Min(gap.Span.End, window.End))));
        return parts.ToArray().Aggregate(gaps, (open, part) => Insert(open, part, reason, mapperVersion, nextTry(failures), failures));
    }

    /// <summary>Notes that windows are still to be read again. What is a gap already keeps its own time.</summary>
    public static IReadOnlyList<Gap> SetAside(IReadOnlyList<Gap> gaps, IEnumerable<FetchWindow> windows, int mapperVersion, Instant now) =>
        Join(windows).SelectMany(span => Without(span, gaps)).Aggregate(gaps, (open, part) => Insert(open, part, "Its sweep broke off.", mapperVersion, now));

    /// <summary>Notes that a window was read and something of it is still being processed.</summary>
    public static IReadOnlyList<Gap> Await(IReadOnlyList<Gap> gaps, FetchWindow span, int mapperVersion, Instant until) =>
        Insert(gaps, span, "The provider is still processing the data.", mapperVersion, until);

    /// <summary>Notes that a window was read and delivered in full.</summary>
    /// <remarks>A gap that was read in its middle becomes two, and so may be one too many.</remarks>
    public static IReadOnlyList<Gap> Close(IReadOnlyList<Gap> gaps, FetchWindow window) => Limit([.. Cut(gaps, window)]);

    /// <summary>Gives the stretches in which gaps are tried, fewest failures and attempts first: each for itself, but what failed as one as one.</summary>
    public static IEnumerable<FetchWindow> Tries(IEnumerable<Gap> gaps) => gaps
        .GroupBy(static gap => (gap.Failures, Attempts: gap.Failures > 0 ? 0 : gap.Attempts, Failed: gap.Failures > 0 ? gap.NextTry : Instant.MinValue))
        .OrderBy(static group => group.Key)
        .SelectMany(static group => group.Key.Failures > 0 ? Join(group.Select(static gap => gap.Span)) : group.Select(static gap => gap.Span));

    /// <summary>Gives what of the gaps a consent holds. Those outside stay stored: it may move back.</summary>
    public static IReadOnlyList<Gap> Within(IReadOnlyList<Gap> gaps, StreamTime? start, StreamTime? end) =>
        [.. gaps.Where(gap => !(gap.Span.End <= start) && !(end <= gap.Span.Start))];

    private static IEnumerable<Gap> Cut(IReadOnlyList<Gap> gaps, FetchWindow window) =>
        gaps.SelectMany(gap => Outside(gap.Span, window).Select(rest => gap with { Span = rest }));

    // What was tried there before stays tried: the failure may be the same.
    private static List<Gap> Insert(IReadOnlyList<Gap> gaps, FetchWindow span, string reason, int mapperVersion, Instant nextTry, int failures = 0)
    {
        Gap? tried = gaps.Where(gap => Touches(gap.Span, span)).MaxBy(static gap => gap.Attempts);
        Gap inserted = new(span, reason, tried?.Attempts ?? 0, nextTry, tried?.MapperVersion ?? mapperVersion, failures);
        return Limit([.. Cut(gaps, span).Append(inserted).OrderBy(static gap => gap.Span.Start)]);
    }

    /// <summary>Merges the two nearest gaps until they are few enough, of equally near ones two that failed or two that did not: a gap may grow, but none is
    /// forgotten. What failed takes the other with it: that one would be tried too soon.</summary>
    private static List<Gap> Limit(List<Gap> gaps)
    {
        while (gaps.Count > SyncOffset.MaximumGaps)
        {
            int nearest = Enumerable.Range(0, gaps.Count - 1).MinBy(i => (gaps[i + 1].Span.Start - gaps[i].Span.End, (gaps[i].Failures > 0) != (gaps[i + 1].Failures > 0)));
            (Gap left, Gap right) = (gaps[nearest], gaps[nearest + 1]);
            gaps[nearest] = new(
                FetchWindow.Between(left.Span.Start, StreamTime.Max(left.Span.End, right.Span.End)),
                left.Reason == right.Reason ? left.Reason : $"{left.Reason} {right.Reason}"[..Math.Min(200, left.Reason.Length + right.Reason.Length + 1)],
                Math.Max(left.Attempts, right.Attempts),
                left.Failures == right.Failures ? Instant.Min(left.NextTry, right.NextTry) : (left.Failures > right.Failures ? left : right).NextTry,
                Math.Min(left.MapperVersion, right.MapperVersion),
                Math.Max(left.Failures, right.Failures));
            gaps.RemoveAt(nearest + 1);
        }

        return gaps;
    }

    /// <summary>Gives what of a stretch lies in none of the gaps, oldest first.</summary>
    public static IEnumerable<FetchWindow> Without(FetchWindow span, IEnumerable<Gap> gaps) =>
        gaps.Aggregate<Gap, IEnumerable<FetchWindow>>([span], static (parts, gap) => parts.SelectMany(part => Outside(part, gap.Span)));

    /// <summary>Makes one stretch of windows that follow each other: each gap costs its place.</summary>
    private static List<FetchWindow> Join(IEnumerable<FetchWindow> windows)
    {
        List<FetchWindow> joined = [];
        foreach (FetchWindow window in windows.OrderBy(static window => window.Start))
        {
            if (joined.Count > 0 && window.Start <= joined[^1].End)
            {
                joined[^1] = FetchWindow.Between(joined[^1].Start, StreamTime.Max(joined[^1].End, window.End));
            }
            else
            {
                joined.Add(window);
            }
        }

        return joined;
    }

    private static bool Touches(FetchWindow one, FetchWindow other) => one.Start < other.End && other.Start < one.End;

    private static List<FetchWindow> Outside(FetchWindow span, FetchWindow window)
    {
        if (!Touches(span, window))
        {
            return [span];
        }

        List<FetchWindow> rest = [];
        if (span.Start < window.Start)
        {
            rest.Add(FetchWindow.Between(span.Start, window.Start));
        }

        if (window.End < span.End)
        {
            rest.Add(FetchWindow.Between(window.End, span.End));
        }

        return rest;
    }
}
