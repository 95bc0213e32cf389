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

    /// <summary>Notes that what was read is out of date, and is to be read again by then; what is due there before stays so.</summary>
    public static IReadOnlyList<Gap> Reopen(IReadOnlyList<Gap> gaps, FetchWindow span, string reason, int mapperVersion, Instant nextTry) =>
        Insert(gaps, span, reason, mapperVersion, gaps.Where(gap => Touches(gap.Span, span)).Select(static gap => gap.NextTry).Append(nextTry).Min());

    /// <summary>Notes that a window was read and something of it is still being processed.</summary>
    public static IReadOnlyList<Gap> Await(IReadOnlyList<Gap> gaps, FetchWindow span, int mapperVersion, Instant until) =>
        Insert(gaps, span, "The provider is still processing the data.", mapperVersion, until);

    /// <summary>Notes that a window was read and delivered in full.</summary>
    /// <remarks>A gap that was read in its middle becomes two, and so may be one too many.</remarks>
    public static IReadOnlyList<Gap> Close(IReadOnlyList<Gap> gaps, FetchWindow window) => Limit([.. Cut(gaps, window)]);

    /// <summary>Gives what of the gaps a consent holds. Those outside stay stored: it may move back.</summary>
    public static IReadOnlyList<Gap> Within(IReadOnlyList<Gap> gaps, StreamTime? start, StreamTime? end) =>
        [.. gaps.Where(gap => !(gap.Span.End <= start) && !(end <= gap.Span.Start))];

    private static IEnumerable<Gap> Cut(IReadOnlyList<Gap> gaps, FetchWindow window) =>
        gaps.SelectMany(gap => Outside(gap.Span, window).Select(rest => gap with { Span = rest }));

    // What was tried there before stays tried: the failure may be the same.
    private static List<Gap> Insert(IReadOnlyList<Gap> gaps, FetchWindow span, string reason, int mapperVersion, Instant nextTry)
    {
        Gap? tried = gaps.Where(gap => Touches(gap.Span, span)).MaxBy(static gap => gap.Attempts);
        Gap inserted = new(span, reason, tried?.Attempts ?? 0, nextTry, tried?.MapperVersion ?? mapperVersion);
        return Limit([.. Cut(gaps, span).Append(inserted).OrderBy(static gap => gap.Span.Start)]);
    }

    /// <summary>Merges the two nearest gaps until they are few enough: a gap may grow, but none is forgotten.</summary>
    private static List<Gap> Limit(List<Gap> gaps)
    {
        while (gaps.Count > SyncOffset.MaximumGaps)
        {
            int nearest = Enumerable.Range(0, gaps.Count - 1).MinBy(i => gaps[i + 1].Span.Start - gaps[i].Span.End);
            (Gap left, Gap right) = (gaps[nearest], gaps[nearest + 1]);
            gaps[nearest] = new(
                FetchWindow.Between(left.Span.Start, StreamTime.Max(left.Span.End, right.Span.End)),
                left.Reason == right.Reason ? left.Reason : $"{left.Reason} {right.Reason}"[..Math.Min(200, left.Reason.Length + right.Reason.Length + 1)],
                Math.Max(left.Attempts, right.Attempts),
                Instant.Min(left.NextTry, right.NextTry),
                Math.Min(left.MapperVersion, right.MapperVersion));
            gaps.RemoveAt(nearest + 1);
        }

        return gaps;
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
