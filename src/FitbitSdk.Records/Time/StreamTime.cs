using NodaTime;
using NodaTime.Text;

namespace FitbitSdk.Records;

/// <summary>A point on the axis along which a stream is read: an instant, or for civil streams the start of a date in the user's own time.</summary>
/// <remarks>Both kinds share one arithmetic (a day is 24 hours on either axis), but neither turns into the other by accident:
/// only the stream's day kind says which of the two factories and getters may be used.</remarks>
public readonly record struct StreamTime : IComparable<StreamTime>
{
    private readonly Instant _point;

    private StreamTime(Instant point) => _point = point;

    /// <summary>Compares two points of one axis.</summary>
    /// <param name="left">One point.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether the left lies before the right.</returns>
    public static bool operator <(StreamTime left, StreamTime right) => left._point < right._point;

    /// <summary>Compares two points of one axis.</summary>
    /// <param name="left">One point.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether the left lies after the right.</returns>
    public static bool operator >(StreamTime left, StreamTime right) => left._point > right._point;

    /// <summary>Compares two points of one axis.</summary>
    /// <param name="left">One point.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether the left does not lie after the right.</returns>
    public static bool operator <=(StreamTime left, StreamTime right) => left._point <= right._point;

    /// <summary>Compares two points of one axis.</summary>
    /// <param name="left">One point.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether the left does not lie before the right.</returns>
    public static bool operator >=(StreamTime left, StreamTime right) => left._point >= right._point;

    /// <summary>Moves a point.</summary>
    /// <param name="time">The point.</param>
    /// <param name="distance">How far; 24 hours are a day on either axis.</param>
    /// <returns>The later point.</returns>
    public static StreamTime operator +(StreamTime time, Duration distance) => new(time._point + distance);

    /// <summary>Moves a point.</summary>
    /// <param name="time">The point.</param>
    /// <param name="distance">How far; 24 hours are a day on either axis.</param>
    /// <returns>The earlier point.</returns>
    public static StreamTime operator -(StreamTime time, Duration distance) => new(time._point - distance);

    /// <summary>Measures the distance of two points of one axis.</summary>
    /// <param name="end">The later point.</param>
    /// <param name="start">The earlier point.</param>
    /// <returns>The distance.</returns>
    public static Duration operator -(StreamTime end, StreamTime start) => end._point - start._point;

    /// <summary>Makes a point of an instant axis.</summary>
    /// <param name="instant">The instant.</param>
    /// <returns>The point.</returns>
    public static StreamTime FromInstant(Instant instant) => new(instant);

    /// <summary>Makes a point of a civil axis.</summary>
    /// <param name="date">A date in the user's own time.</param>
    /// <returns>The start of that date.</returns>
    public static StreamTime FromDate(LocalDate date) => new(date.AtMidnight().InUtc().ToInstant());

    /// <summary>Reads the form that <see cref="ToString"/> writes.</summary>
    /// <param name="text">An ISO-8601 date and time ending in <c>Z</c>.</param>
    /// <returns>The point.</returns>
    /// <exception cref="FormatException">The text has another form.</exception>
    public static StreamTime Parse(string text) => new(InstantPattern.ExtendedIso.Parse(text).GetValueOrThrow());

    /// <summary>Takes the earlier of two points.</summary>
    /// <param name="left">One point.</param>
    /// <param name="right">The other.</param>
    /// <returns>The earlier.</returns>
    public static StreamTime Min(StreamTime left, StreamTime right) => left < right ? left : right;

    /// <summary>Takes the later of two points.</summary>
    /// <param name="left">One point.</param>
    /// <param name="right">The other.</param>
    /// <returns>The later.</returns>
    public static StreamTime Max(StreamTime left, StreamTime right) => left > right ? left : right;

    /// <summary>Gives the point of an instant axis as an instant.</summary>
    /// <returns>The instant.</returns>
    public Instant ToInstant() => _point;

    /// <summary>Gives the date in which the point lies: a UTC date on an instant axis, the user's date on a civil one.</summary>
    /// <returns>The date.</returns>
    public LocalDate ToDate() => _point.InUtc().Date;

    /// <summary>Gives the start of the day in which the point lies.</summary>
    /// <returns>The point itself where it is the start of a day.</returns>
    public StreamTime StartOfDay() => FromDate(ToDate());

    /// <summary>Rounds down to a multiple of <paramref name="unit"/>.</summary>
    /// <param name="unit">A positive length, for example a minute.</param>
    /// <returns>The last multiple at or before the point.</returns>
    public StreamTime Floor(Duration unit)
    {
        long step = (long)unit.TotalTicks;
        long ticks = _point.ToUnixTimeTicks();
        return new(Instant.FromUnixTimeTicks(ticks - (((ticks % step) + step) % step)));
    }

    /// <summary>Rounds up to a multiple of <paramref name="unit"/>.</summary>
    /// <param name="unit">A positive length, for example a minute.</param>
    /// <returns>The first multiple at or after the point.</returns>
    public StreamTime Ceiling(Duration unit)
    {
        StreamTime floor = Floor(unit);
        return floor == this ? this : floor + unit;
    }

    /// <inheritdoc/>
    public int CompareTo(StreamTime other) => _point.CompareTo(other._point);

    /// <inheritdoc/>
    public override string ToString() => InstantPattern.ExtendedIso.Format(_point);
}
