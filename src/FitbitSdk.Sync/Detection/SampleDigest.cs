using System.Buffers.Binary;
using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.Sync;

/// <summary>What was delivered of a stream of samples, unit by unit: how many rows, and a hash over their times and revisions in order.</summary>
/// <remarks>A unit is an hour, or for streams that are filed by date a date. A re-read whose first rows have the unit's hash holds the old rows
/// unchanged, and only what follows them is news.</remarks>
internal sealed class SampleDigest
{
    private const byte Format = 1;
    private const int EntrySize = sizeof(int) + sizeof(ushort) + sizeof(ulong);

    // More rows than a unit can have, so that no answer begins with them.
    private static readonly (ushort Count, ulong Hash) Unlike = (ushort.MaxValue, 0);

    // An hour of one-second data has at most 3,600 rows, a night by the minute fewer; a count that does not fit would be a fault of the mapper.
    private readonly SortedDictionary<int, (ushort Count, ulong Hash)> _units = [];
    private readonly int _unitSeconds;

    /// <summary>Gets whether something was stored that cannot be read: it is damaged, or was written by another version.</summary>
    public bool IsForgotten { get; private init; }

    private SampleDigest(DayKind dayKind)
    {
        IsByDate = dayKind is DayKind.Civil;
        _unitSeconds = IsByDate ? NodaConstants.SecondsPerDay : NodaConstants.SecondsPerHour;
    }

    /// <summary>Gets whether a unit is a date.</summary>
    public bool IsByDate { get; }

    public static SampleDigest Read(ReadOnlySpan<byte> bytes, DayKind dayKind)
    {
        SampleDigest digest = new(dayKind);
        if (bytes.IsEmpty)
        {
            return digest;
        }

        if (bytes[0] != Format || (bytes.Length - 1) % EntrySize != 0)
        {
            return new(dayKind) { IsForgotten = true };
        }

        for (ReadOnlySpan<byte> rest = bytes[1..]; !rest.IsEmpty; rest = rest[EntrySize..])
        {
            digest._units[BinaryPrimitives.ReadInt32LittleEndian(rest)] =
                (BinaryPrimitives.ReadUInt16LittleEndian(rest[4..]), BinaryPrimitives.ReadUInt64LittleEndian(rest[6..]));
        }

        return digest;
    }

    /// <summary>Adds a row to a running hash; 0 begins one.</summary>
    public static ulong Chain(ulong hash, RecordTime time, ulong revision)
    {
        RevisionHash chain = RevisionHash.Continue(hash);
        chain.Add(time);
        chain.Add(unchecked((long)revision));
        return chain.Value;
    }

    /// <summary>Gives the number of the unit that a point of the stream's axis lies in.</summary>
    public int UnitOf(StreamTime time) => checked((int)Math.DivRem(time.ToInstant().ToUnixTimeSeconds(), _unitSeconds, out long rest) - (rest < 0 ? 1 : 0));

    public int LastUnitOf(FetchWindow window) => UnitOf(window.End - Duration.FromTicks(1));

    public FetchWindow SpanOf(int unit)
    {
        StreamTime start = StreamTime.FromInstant(Instant.FromUnixTimeSeconds((long)unit * _unitSeconds));
        return FetchWindow.Between(start, start + Duration.FromSeconds(_unitSeconds));
    }

    public (int Count, ulong Hash) Get(int unit) => _units.GetValueOrDefault(unit);

    public void Set(int unit, int count, ulong hash)
    {
        if (count == 0)
        {
            _units.Remove(unit);
        }
        else
        {
            _units[unit] = (checked((ushort)count), hash);
        }
    }

    /// <summary>Makes the next read of the units find a difference, whatever it finds: of what was delivered of them some is not safe.</summary>
    public void Distrust(int first, int last)
    {
        foreach (int unit in UnitsIn(first, last).ToArray())
        {
            _units[unit] = Unlike;
        }
    }

    /// <summary>The same for all units of a stretch: something was delivered of it, but not a row of that is known.</summary>
    public void Forget(int first, int last)
    {
        for (int unit = first; unit <= last; unit++)
        {
            _units[unit] = Unlike;
        }
    }

    public IEnumerable<int> UnitsIn(int first, int last) => _units.Keys.Where(unit => first <= unit && unit <= last);

    /// <summary>Gives the stored form, without what lies behind the look-back: 30 days are at most 720 entries of 14 bytes.</summary>
    public byte[] ToBytes(int firstUnit)
    {
        KeyValuePair<int, (ushort Count, ulong Hash)>[] kept = [.. _units.Where(entry => entry.Key >= firstUnit)];
        if (kept.Length == 0)
        {
            return [];
        }

        byte[] bytes = new byte[1 + (kept.Length * EntrySize)];
        bytes[0] = Format;
        Span<byte> rest = bytes.AsSpan(1);
        foreach ((int unit, (ushort count, ulong hash)) in kept)
        {
            BinaryPrimitives.WriteInt32LittleEndian(rest, unit);
            BinaryPrimitives.WriteUInt16LittleEndian(rest[4..], count);
            BinaryPrimitives.WriteUInt64LittleEndian(rest[6..], hash);
            rest = rest[EntrySize..];
        }

        return bytes;
    }
}
