using System.Buffers.Binary;
using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.Sync;

/// <summary>What was delivered of a log stream: each log's key, revision and day.</summary>
internal sealed class LogDigest
{
    private const byte Format = 2;
    private const int EntrySize = sizeof(ulong) + sizeof(ulong) + sizeof(int);

    private readonly Dictionary<ulong, (ulong Revision, int Day)> _logs = [];

    public static LogDigest Read(ReadOnlySpan<byte> bytes)
    {
        LogDigest digest = new();
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
            digest._logs[BinaryPrimitives.ReadUInt64LittleEndian(rest)] =
                (BinaryPrimitives.ReadUInt64LittleEndian(rest[8..]), BinaryPrimitives.ReadInt32LittleEndian(rest[16..]));
        }

        return digest;
    }

    public static int DayOf(Instant time) => Period.DaysBetween(new LocalDate(1970, 1, 1), time.InUtc().Date);

    public bool IsKnown(ulong key, ulong revision) => _logs.TryGetValue(key, out (ulong Revision, int Day) log) && log.Revision == revision;

    public void Set(ulong key, ulong revision, int day) => _logs[key] = (revision, day);

    /// <summary>Makes the next read of the logs that this one changed find a difference: of what was delivered of them some is not safe.</summary>
    public void Distrust(LogDigest before)
    {
        foreach ((ulong key, (ulong revision, int day)) in _logs.ToArray())
        {
            if (!before.IsKnown(key, revision))
            {
                _logs[key] = (~revision, day);
            }
        }
    }

    /// <summary>Gives the stored form, without what lies behind the look-back, in the order of days.</summary>
    /// <param name="firstDay">The first day of the look-back.</param>
    /// <param name="isKept">Which older days are kept, too: those of open gaps are read again.</param>
    public byte[] ToBytes(int firstDay, Func<int, bool> isKept)
    {
        // The newest first: a list that is too long loses the oldest, whose only fate is to be sent once more when it is read again.
        KeyValuePair<ulong, (ulong Revision, int Day)>[] kept = [.. _logs
            .Where(log => log.Value.Day >= firstDay || isKept(log.Value.Day))
            .OrderByDescending(static log => log.Value.Day).ThenBy(static log => log.Key)
            .Take((SyncOffset.MaximumDigest - 1) / EntrySize)];
        if (kept.Length == 0)
        {
            return [];
        }

        byte[] bytes = new byte[1 + (kept.Length * EntrySize)];
        bytes[0] = Format;
        Span<byte> rest = bytes.AsSpan(1);
        foreach ((ulong key, (ulong revision, int day)) in kept)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(rest, key);
            BinaryPrimitives.WriteUInt64LittleEndian(rest[8..], revision);
            BinaryPrimitives.WriteInt32LittleEndian(rest[16..], day);
            rest = rest[EntrySize..];
        }

        return bytes;
    }
}
