using NodaTime;
using NodaTime.Text;

namespace FitbitSdk.Records;

/// <summary>What tells one fact of a record type from another, in the service's own terms: never a value.</summary>
/// <remarks>An instant for samples with a known one, local text for times without a zone, a civil date for daily values, the log id for logs.</remarks>
public readonly partial struct RecordKey : IEquatable<RecordKey>
{
    private enum Kind : byte
    {
        Instant = 0,
        Local = 1,
        Date = 2,
        Log = 3,
        Current = 4,
    }

    private static readonly LocalDateTimePattern LocalPattern = LocalDateTimePattern.ExtendedIso;

    private readonly Kind _kind;
    private readonly long _ticks;
    private readonly string? _log;

    /// <summary>Gets the key of what is true of an account now: there is one such fact, and each change of it is a new revision.</summary>
    public static RecordKey Current { get; } = new(Kind.Current, 0, null);

    private RecordKey(Kind kind, long ticks, string? log) => (_kind, _ticks, _log) = (kind, ticks, log);

    /// <summary>Makes the key of a sample or interval from its (start) time: the instant where it is known, else the local time.</summary>
    /// <param name="time">The record's time.</param>
    /// <returns>The key.</returns>
    public static RecordKey At(RecordTime time) => new(time.Basis is TimeBasis.Local ? Kind.Local : Kind.Instant, time.Ticks, null);

    /// <summary>Makes the key of a sample whose time the service gives without an offset: learning the zone later does not rename it.</summary>
    /// <param name="local">The wall-clock time.</param>
    /// <returns>The key.</returns>
    public static RecordKey At(LocalDateTime local) => At(RecordTime.FromLocal(local));

    /// <summary>Makes the key of a daily value.</summary>
    /// <param name="date">The user's civil date.</param>
    /// <returns>The key.</returns>
    public static RecordKey On(LocalDate date) => new(Kind.Date, StreamTime.FromDate(date).ToInstant().ToUnixTimeTicks(), null);

    /// <summary>Makes the key of a log.</summary>
    /// <param name="logId">The service's id of the log.</param>
    /// <returns>The key.</returns>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    public static RecordKey Log(string logId)
    {
        ArgumentException.ThrowIfNullOrEmpty(logId);
        return new(Kind.Log, 0, logId);
    }

    /// <summary>Compares by value.</summary>
    /// <param name="left">One key.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they name the same fact.</returns>
    public static bool operator ==(RecordKey left, RecordKey right) => left.Equals(right);

    /// <summary>Compares by value.</summary>
    /// <param name="left">One key.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they name different facts.</returns>
    public static bool operator !=(RecordKey left, RecordKey right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(RecordKey other) => _kind == other._kind && _ticks == other._ticks && _log == other._log;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is RecordKey other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_kind, _ticks, _log);

    /// <summary>Gives a 64-bit hash that is the same in every process and version, for digests.</summary>
    /// <returns>The hash.</returns>
    public ulong ToStableHash()
    {
        RevisionHash hash = new();
        hash.Add((long)_kind);
        hash.Add(_ticks);
        hash.Add(_log);
        return hash.Value;
    }

    /// <summary>Gives the key as it stands in a record id.</summary>
    /// <returns>ISO-8601 text, or the log id with <c>%</c>, <c>/</c> and <c>~</c> escaped.</returns>
    public override string ToString()
    {
        Instant point = Instant.FromUnixTimeTicks(_ticks);
        return _kind switch
        {
            Kind.Instant => InstantPattern.ExtendedIso.Format(point),
            Kind.Local => LocalPattern.Format(point.InUtc().LocalDateTime),
            Kind.Current => "current",
            Kind.Date => LocalDatePattern.Iso.Format(point.InUtc().Date),
            _ => Escape(_log ?? string.Empty),
        };
    }

    // "/" parts the id, "~" begins its counter; "%" itself must be escaped too, or two ids could have one text.
    private static string Escape(string log) => log
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("/", "%2F", StringComparison.Ordinal)
        .Replace("~", "%7E", StringComparison.Ordinal);
}
