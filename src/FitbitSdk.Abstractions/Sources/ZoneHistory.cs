using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk;

/// <summary>Which time zone an account was set to, from when: what turns local times into instants.</summary>
public sealed class ZoneHistory
{
    private readonly (Instant From, DateTimeZone Zone)[] _entries;

    private ZoneHistory((Instant From, DateTimeZone Zone)[] entries) => _entries = entries;

    /// <summary>Gets the history of an account whose zone was never readable.</summary>
    public static ZoneHistory Empty { get; } = new([]);

    /// <summary>Gets the zones with the instant at which each was first seen, oldest first.</summary>
    public IReadOnlyList<(Instant From, DateTimeZone Zone)> Entries => _entries;

    /// <summary>Creates a history.</summary>
    /// <param name="entries">The zones with the instant at which each was first seen.</param>
    /// <returns>The history, oldest first.</returns>
    public static ZoneHistory Of(IEnumerable<(Instant From, DateTimeZone Zone)> entries) => new([.. entries.OrderBy(static entry => entry.From)]);

    /// <summary>Adds what is seen now.</summary>
    /// <param name="seenAt">When it was seen.</param>
    /// <param name="zone">The zone in force then.</param>
    /// <returns>The same history where the zone has not changed.</returns>
    public ZoneHistory Add(Instant seenAt, DateTimeZone zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return _entries.Length > 0 && _entries[^1].Zone.Id == zone.Id ? this : Of([.. _entries, (seenAt, zone)]);
    }

    /// <summary>Gives a local time its instant, as far as the zone is known.</summary>
    /// <param name="local">The user's wall clock.</param>
    /// <returns>The time with the offset of the zone in force; with <see cref="TimeBasis.AssumedZone"/> before the first entry,
    /// with <see cref="TimeBasis.Local"/> where no zone was ever known. A time that occurs twice is taken as the earlier instant; one
    /// that is skipped, as if the clock had not been put forward. A time that a move east seems to have skipped belongs to the new zone: the
    /// move was before it was seen.</returns>
    public RecordTime Resolve(LocalDateTime local)
    {
        if (_entries.Length == 0)
        {
            return RecordTime.FromLocal(local);
        }

        for (int i = _entries.Length - 1; i >= 0; i--)
        {
            Offset offset = OffsetAt(local, _entries[i].Zone);
            if (local.WithOffset(offset).ToInstant() >= _entries[i].From || (i > 0 && IsOver(local, i - 1)))
            {
                return RecordTime.FromLocal(local, offset, TimeBasis.Zone);
            }
        }

        return RecordTime.FromLocal(local, OffsetAt(local, _entries[0].Zone), TimeBasis.AssumedZone);
    }

    /// <summary>Tells whether a local time would lie, in the zone of an entry, where another zone has been seen already.</summary>
    private bool IsOver(LocalDateTime local, int entry) => local.WithOffset(OffsetAt(local, _entries[entry].Zone)).ToInstant() >= _entries[entry + 1].From;

    private static Offset OffsetAt(LocalDateTime local, DateTimeZone zone) => zone.MapLocal(local).EarlyInterval.WallOffset;
}
