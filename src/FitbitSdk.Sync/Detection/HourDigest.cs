using System.Buffers.Binary;
using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.Sync;

/// <summary>What was delivered of an intraday stream, hour by hour: how many rows, and a hash over their keys and revisions in order.</summary>
/// <remarks>A re-read whose first rows have that hash holds the old rows unchanged, and only what follows them is news.</remarks>
internal sealed class HourDigest
{
    private const byte Format = 1;
    private const int EntrySize = sizeof(int) + sizeof(ushort) + sizeof(ulong);

    // An hour of one-second data has at most 3,600 rows; a count that does not fit would be a fault of the mapper.
    private readonly SortedDictionary<int, (ushort Count, ulong Hash)> _hours = [];

    public static int HourOf(Instant time) => checked((int)Math.DivRem(time.ToUnixTimeSeconds(), NodaConstants.SecondsPerHour, out long rest) - (rest < 0 ? 1 : 0));

    public static StreamTime StartOf(int hour) => StreamTime.FromInstant(Instant.FromUnixTimeSeconds((long)hour * NodaConstants.SecondsPerHour));

    public static HourDigest Read(ReadOnlySpan<byte> bytes)
    {
        HourDigest digest = new();
        if (bytes.IsEmpty)
        {
            return digest;
        }

        if (bytes[0] != Format || (bytes.Length - 1) % EntrySize != 0)
        {
            throw new InvalidDataException("A stored digest cannot be read: it is damaged, or was written by a newer version.");
        }

        for (ReadOnlySpan<byte> rest = bytes[1..]; !rest.IsEmpty; rest = rest[EntrySize..])
        {
            digest._hours[BinaryPrimitives.ReadInt32LittleEndian(rest)] =
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

    public (int Count, ulong Hash) Get(int hour) => _hours.GetValueOrDefault(hour);

    public void Set(int hour, int count, ulong hash)
    {
        if (count == 0)
        {
            _hours.Remove(hour);
        }
        else
        {
            _hours[hour] = (checked((ushort)count), hash);
        }
    }

    /// <summary>Makes the next read of the hours find a difference, whatever it finds: of what was delivered of them some is not safe.</summary>
    public void Distrust(int first, int last)
    {
        foreach (int hour in HoursIn(first, last).ToArray())
        {
            // More rows than an hour can have, so that no answer begins with them.
            _hours[hour] = (ushort.MaxValue, 0);
        }
    }

    public IEnumerable<int> HoursIn(int first, int last) => _hours.Keys.Where(hour => first <= hour && hour <= last);

    /// <summary>Gives the stored form, without what lies behind the look-back: 30 days are 720 entries of 14 bytes.</summary>
    public byte[] ToBytes(int firstHour)
    {
        KeyValuePair<int, (ushort Count, ulong Hash)>[] kept = [.. _hours.Where(entry => entry.Key >= firstHour)];
        if (kept.Length == 0)
        {
            return [];
        }

        byte[] bytes = new byte[1 + (kept.Length * EntrySize)];
        bytes[0] = Format;
        Span<byte> rest = bytes.AsSpan(1);
        foreach ((int hour, (ushort count, ulong hash)) in kept)
        {
            BinaryPrimitives.WriteInt32LittleEndian(rest, hour);
            BinaryPrimitives.WriteUInt16LittleEndian(rest[4..], count);
            BinaryPrimitives.WriteUInt64LittleEndian(rest[6..], hash);
            rest = rest[EntrySize..];
        }

        return bytes;
    }
}
