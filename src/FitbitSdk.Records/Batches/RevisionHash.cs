using System.Numerics;
using NodaTime;

namespace FitbitSdk.Records;

/// <summary>Builds the 64-bit revision of a record from its values, field by field, in a fixed order.</summary>
/// <remarks>The result is stored by consumers and in digests, so it is part of the format: the same values give the same revision in every
/// version (ADR 0001). It detects change, it does not resist attack. An absent value differs from zero and from empty text.</remarks>
public struct RevisionHash
{
    private const ulong Prime1 = 0x9E3779B185EBCA87;
    private const ulong Prime2 = 0xC2B2AE3D27D4EB4F;
    private const ulong Prime3 = 0x165667B19E3779F9;
    private const ulong Absent = 0xD6E8FEB86659FD93;

    private ulong _state;

    /// <summary>Gets the hash of all that was added so far.</summary>
    public readonly ulong Value
    {
        get
        {
            ulong hash = _state ^ (_state >> 33);
            hash *= Prime2;
            hash ^= hash >> 29;
            hash *= Prime3;
            return hash ^ (hash >> 32);
        }
    }

    /// <summary>Goes on from a hash that was taken before.</summary>
    /// <param name="value">The earlier result, or 0 to begin.</param>
    /// <returns>A hash whose first element is that result.</returns>
    public static RevisionHash Continue(ulong value) => new() { _state = value };

    /// <summary>Adds a number.</summary>
    /// <param name="value">The number.</param>
    public void Add(long value) => _state = (BitOperations.RotateLeft(_state ^ ((ulong)value * Prime2), 27) * Prime1) + Prime3;

    /// <summary>Adds a number that may be absent.</summary>
    /// <param name="value">The number.</param>
    public void Add(long? value)
    {
        Add(value ?? unchecked((long)Absent));
        Add(value.HasValue ? 1L : 0L);
    }

    /// <summary>Adds a floating-point number by its bits.</summary>
    /// <param name="value">The number.</param>
    public void Add(double value) => Add(BitConverter.DoubleToInt64Bits(value));

    /// <summary>Adds a floating-point number that may be absent.</summary>
    /// <param name="value">The number.</param>
    public void Add(double? value) => Add(value is { } number ? BitConverter.DoubleToInt64Bits(number) : (long?)null);

    /// <summary>Adds what may be true, false or absent.</summary>
    /// <param name="value">The value.</param>
    public void Add(bool? value) => Add(value is { } known ? (known ? 1L : 0L) : (long?)null);

    /// <summary>Adds a date that may be absent, as days since 1970-01-01.</summary>
    /// <param name="value">The date.</param>
    public void Add(LocalDate? value) => Add(value is { } date ? AvroTime.Days(date) : (long?)null);

    /// <summary>Adds text.</summary>
    /// <param name="value">The text; <see langword="null"/> differs from empty.</param>
    public void Add(string? value)
    {
        Add(value is null ? -1L : value.Length);
        foreach (char c in value ?? string.Empty)
        {
            Add((long)c);
        }
    }

    /// <summary>Adds a time with all its parts.</summary>
    /// <param name="value">The time.</param>
    public void Add(RecordTime value)
    {
        Add(value.Ticks);
        Add(value.OffsetSeconds);
        Add((long)value.Basis);
    }

    /// <summary>Adds a time that may be absent.</summary>
    /// <param name="value">The time.</param>
    public void Add(RecordTime? value)
    {
        Add(value ?? default(RecordTime));
        Add(value.HasValue ? 1L : 0L);
    }
}
