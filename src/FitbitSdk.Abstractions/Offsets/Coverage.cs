using FitbitSdk.Records;

namespace FitbitSdk;

/// <summary>What of a stream is read and delivered: one stretch, gaps apart, that grows at both ends and never shrinks.</summary>
public sealed record Coverage
{
    /// <summary>Creates a coverage.</summary>
    /// <param name="backfilledFrom">Its first point.</param>
    /// <param name="completeThrough">The first point after it.</param>
    /// <exception cref="ArgumentException">It would be empty or run backwards.</exception>
    public Coverage(StreamTime backfilledFrom, StreamTime completeThrough)
    {
        if (backfilledFrom >= completeThrough)
        {
            throw new ArgumentException($"Coverage must end after it starts; [{backfilledFrom}, {completeThrough}) does not.", nameof(completeThrough));
        }

        (BackfilledFrom, CompleteThrough) = (backfilledFrom, completeThrough);
    }

    /// <summary>Gets its first point; it only falls.</summary>
    public StreamTime BackfilledFrom { get; }

    /// <summary>Gets the first point after it; it only rises, and never passes the horizon.</summary>
    public StreamTime CompleteThrough { get; }

    /// <summary>Adds a window that touches the stretch or lies inside it.</summary>
    /// <param name="coverage">What was covered before; <see langword="null"/> for nothing.</param>
    /// <param name="window">What was delivered now.</param>
    /// <returns>The stretch that holds both.</returns>
    /// <exception cref="ArgumentException">There would be a hole between the two.</exception>
    public static Coverage Extend(Coverage? coverage, FetchWindow window)
    {
        ArgumentNullException.ThrowIfNull(window);
        if (coverage is null)
        {
            return new(window.Start, window.End);
        }

        if (window.Start > coverage.CompleteThrough || window.End < coverage.BackfilledFrom)
        {
            throw new ArgumentException($"{window} does not touch {coverage}; what lies between would count as read.", nameof(window));
        }

        return new(StreamTime.Min(coverage.BackfilledFrom, window.Start), StreamTime.Max(coverage.CompleteThrough, window.End));
    }

    /// <inheritdoc/>
    public override string ToString() => $"[{BackfilledFrom}, {CompleteThrough})";
}
