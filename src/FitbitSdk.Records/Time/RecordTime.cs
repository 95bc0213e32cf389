using NodaTime;

namespace FitbitSdk.Records;

/// <summary>A record's time: the instant, the local time and the offset, as far as each is known, and how it is known.</summary>
/// <remarks>Precision is 100 ns. Local time without an offset stays local; an instant is given only where it is known.</remarks>
public readonly struct RecordTime : IEquatable<RecordTime>
{
    // Ticks since the Unix epoch: of the instant, or for Local of the wall clock read as if it were UTC.
    private readonly long _ticks;
    private readonly int _offsetSeconds;

    private RecordTime(long ticks, int offsetSeconds, TimeBasis basis) => (_ticks, _offsetSeconds, Basis) = (ticks, offsetSeconds, basis);

    /// <summary>Gets how the time is known.</summary>
    public TimeBasis Basis { get; }

    /// <summary>Gets the instant; <see langword="null"/> when only the local time is known.</summary>
    public Instant? Instant => Basis is TimeBasis.Local ? null : NodaTime.Instant.FromUnixTimeTicks(_ticks);

    /// <summary>Gets the local time; <see langword="null"/> when only the instant is known.</summary>
    public LocalDateTime? Local => Basis is TimeBasis.Utc ? null : NodaTime.Instant.FromUnixTimeTicks(LocalTicks).InUtc().LocalDateTime;

    /// <summary>Gets the offset of the local time from UTC; <see langword="null"/> when it is not known.</summary>
    public Offset? Offset => Basis is TimeBasis.Utc or TimeBasis.Local ? null : NodaTime.Offset.FromSeconds(_offsetSeconds);

    /// <summary>Gets a stretch in which the instant certainly lies: one point where it is known, else every offset in use on Earth.</summary>
    /// <remarks>For decisions that must not be wrong, such as whether a local time lies within a consent.</remarks>
    public (Instant Earliest, Instant Latest) Bounds
    {
        get
        {
            NodaTime.Instant time = NodaTime.Instant.FromUnixTimeTicks(_ticks);
            return Basis is TimeBasis.Local ? (time - Duration.FromHours(14), time + Duration.FromHours(12)) : (time, time);
        }
    }

    internal long Ticks => _ticks;

    internal long LocalTicks => _ticks + (_offsetSeconds * NodaConstants.TicksPerSecond);

    internal int OffsetSeconds => _offsetSeconds;

    /// <summary>Makes a time from an instant whose wall-clock time is unknown.</summary>
    /// <param name="instant">The instant.</param>
    /// <returns>The time, with <see cref="TimeBasis.Utc"/>.</returns>
    public static RecordTime FromInstant(Instant instant) => new(instant.ToUnixTimeTicks(), 0, TimeBasis.Utc);

    /// <summary>Makes a time from whole seconds since the Unix epoch; the fast form for samples.</summary>
    /// <param name="seconds">Seconds since 1970-01-01T00:00:00Z.</param>
    /// <returns>The time, with <see cref="TimeBasis.Utc"/>.</returns>
    public static RecordTime FromUnixSeconds(long seconds) => new(seconds * NodaConstants.TicksPerSecond, 0, TimeBasis.Utc);

    /// <summary>Makes a time from a local time and its offset.</summary>
    /// <param name="local">The wall-clock time.</param>
    /// <param name="offset">Its offset from UTC.</param>
    /// <param name="basis">How the offset is known: <see cref="TimeBasis.Stated"/>, <see cref="TimeBasis.Zone"/> or <see cref="TimeBasis.AssumedZone"/>.</param>
    /// <returns>The time, with all three of its parts.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="basis"/> is none of the three.</exception>
    public static RecordTime FromLocal(LocalDateTime local, Offset offset, TimeBasis basis)
    {
        if (basis is not (TimeBasis.Stated or TimeBasis.Zone or TimeBasis.AssumedZone))
        {
            throw new ArgumentOutOfRangeException(nameof(basis), basis, "A time with an offset is stated or derived from a zone.");
        }

        return new(local.WithOffset(offset).ToInstant().ToUnixTimeTicks(), offset.Seconds, basis);
    }

    /// <summary>Makes a time from a local time whose offset is unknown.</summary>
    /// <param name="local">The wall-clock time.</param>
    /// <returns>The time, with <see cref="TimeBasis.Local"/>.</returns>
    public static RecordTime FromLocal(LocalDateTime local) => new(local.InUtc().ToInstant().ToUnixTimeTicks(), 0, TimeBasis.Local);

    /// <summary>Compares by value.</summary>
    /// <param name="left">One time.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether all parts are equal.</returns>
    public static bool operator ==(RecordTime left, RecordTime right) => left.Equals(right);

    /// <summary>Compares by value.</summary>
    /// <param name="left">One time.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether any part differs.</returns>
    public static bool operator !=(RecordTime left, RecordTime right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(RecordTime other) => _ticks == other._ticks && _offsetSeconds == other._offsetSeconds && Basis == other.Basis;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is RecordTime other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_ticks, _offsetSeconds, Basis);
}
