using NodaTime;

namespace FitbitSdk.Records;

/// <summary>A stretch of a stream's axis, from <see cref="Start"/> up to, not including, <see cref="End"/>.</summary>
public sealed record FetchWindow
{
    private FetchWindow(StreamTime start, StreamTime end) => (Start, End) = (start, end);

    /// <summary>Gets the first point inside.</summary>
    public StreamTime Start { get; }

    /// <summary>Gets the first point after.</summary>
    public StreamTime End { get; }

    /// <summary>Gets the distance from start to end.</summary>
    public Duration Length => End - Start;

    /// <summary>Creates a window.</summary>
    /// <param name="start">The first point inside.</param>
    /// <param name="end">The first point after; later than <paramref name="start"/>.</param>
    /// <returns>The window.</returns>
    /// <exception cref="ArgumentException">The window would be empty or run backwards.</exception>
    public static FetchWindow Between(StreamTime start, StreamTime end) => start < end
        ? new(start, end)
        : throw new ArgumentException($"A window must end after it starts; [{start}, {end}) does not.", nameof(end));

    /// <summary>Tells whether a point lies inside.</summary>
    /// <param name="time">A point of the same axis.</param>
    /// <returns><see langword="true"/> from <see cref="Start"/> up to, not including, <see cref="End"/>.</returns>
    public bool Contains(StreamTime time) => Start <= time && time < End;

    /// <inheritdoc/>
    public override string ToString() => $"[{Start}, {End})";
}
