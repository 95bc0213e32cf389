using System.Text;
using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.Sync;

/// <summary>What was delivered of a log stream: each log's key, revision and time, and since when it is missed.</summary>
internal sealed class LogDigest
{
    private const byte Format = 3;

    /// <summary>A list whose pages shift while they are read leaves out a log that is still there: one read alone proves nothing.</summary>
    private static readonly Duration ConfirmedAfter = Duration.FromHours(1);

    private readonly Dictionary<RecordKey, KnownLog> _logs = [];
    private readonly HashSet<RecordKey> _seen = [];

    /// <summary>Gets whether something was stored that cannot be read: it is damaged, or was written by another version.</summary>
    /// <remarks>What was delivered is forgotten then, like what is older than the digest: logs are sent once more, and none is retracted.</remarks>
    public bool IsForgotten { get; private init; }

    public static LogDigest Read(ReadOnlySpan<byte> bytes)
    {
        LogDigest digest = new();
        if (bytes.IsEmpty)
        {
            return digest;
        }

        try
        {
            using BinaryReader reader = new(new MemoryStream(bytes.ToArray(), writable: false), Encoding.UTF8);
            if (reader.ReadByte() != Format)
            {
                return new() { IsForgotten = true };
            }

            while (reader.BaseStream.Position < reader.BaseStream.Length)
            {
                digest._logs[RecordKey.FromStored(reader.ReadString())] = new(reader.ReadUInt64(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32());
            }
        }
        catch (Exception e) when (e is FormatException or IOException or ArgumentException)
        {
            return new() { IsForgotten = true };
        }

        return digest;
    }

    /// <summary>Notes that a log is there, and tells whether it was delivered as it is.</summary>
    public bool IsKnown(RecordKey key, ulong revision)
    {
        _seen.Add(key);
        if (!_logs.TryGetValue(key, out KnownLog log))
        {
            return false;
        }

        _logs[key] = log with { MissedAt = 0 };
        return log.Revision == revision;
    }

    public void Set(RecordKey key, ulong revision, Instant start, Instant end) =>
        _logs[key] = new(revision, KnownLog.MinuteOf(start), KnownLog.MinuteOf(end + KnownLog.UpToAMinute), MissedAt: 0);

    /// <summary>Takes out the logs that are gone: those whose whole time lies in a window that was read in full, and that neither this read nor one
    /// at least an hour ago has found.</summary>
    public IReadOnlyList<RecordKey> TakeGone(FetchWindow window, Instant now)
    {
        List<RecordKey> gone = [];
        foreach ((RecordKey key, KnownLog log) in _logs.Where(log => !_seen.Contains(log.Key) && log.Value.LiesIn(window)).ToArray())
        {
            if (log.MissedAt == 0)
            {
                _logs[key] = log with { MissedAt = KnownLog.MinuteOf(now + KnownLog.UpToAMinute) };
            }
            else if (now - KnownLog.TimeOf(log.MissedAt) >= ConfirmedAfter)
            {
                _logs.Remove(key);
                gone.Add(key);
            }
        }

        return gone;
    }

    /// <summary>Makes the next read of the logs that this one changed find a difference: of what was delivered of them some is not safe.</summary>
    public void Distrust(LogDigest before)
    {
        foreach ((RecordKey key, KnownLog log) in _logs.ToArray())
        {
            if (!before._logs.TryGetValue(key, out KnownLog known) || known.Revision != log.Revision)
            {
                _logs[key] = log with { Revision = ~log.Revision };
            }
        }

        foreach ((RecordKey key, KnownLog log) in before._logs)
        {
            _logs.TryAdd(key, log);
        }
    }

    /// <summary>Gives the stored form, in the order of time.</summary>
    /// <param name="isKept">Which logs may be read again, by when they ended.</param>
    public byte[] ToBytes(Func<Instant, bool> isKept)
    {
        using MemoryStream bytes = new();
        using BinaryWriter writer = new(bytes, Encoding.UTF8);
        writer.Write(Format);

        // The newest first: a list that is too long loses the oldest. They are sent once more when they are read again, and never retracted.
        foreach ((string key, KnownLog log) in _logs
            .Where(log => isKept(KnownLog.TimeOf(log.Value.End)))
            .Select(static log => (Key: log.Key.ToStored(), Log: log.Value))
            .OrderByDescending(static log => log.Log.End).ThenBy(static log => log.Key, StringComparer.Ordinal))
        {
            long before = bytes.Position;
            writer.Write(key);
            writer.Write(log.Revision);
            writer.Write(log.Start);
            writer.Write(log.End);
            writer.Write(log.MissedAt);
            if (bytes.Position > SyncOffset.MaximumDigest)
            {
                bytes.SetLength(before);
                break;
            }
        }

        return bytes.Length > sizeof(byte) ? bytes.ToArray() : [];
    }

    /// <summary>A log as it was delivered; times are minutes since 1970, 0 for never.</summary>
    private readonly record struct KnownLog(ulong Revision, int Start, int End, int MissedAt)
    {
        public static readonly Duration UpToAMinute = Duration.FromMinutes(1) - Duration.FromTicks(1);

        public static int MinuteOf(Instant time) => (int)Math.Clamp(Math.Floor((double)time.ToUnixTimeSeconds() / 60), int.MinValue / 2, int.MaxValue / 2);

        public static Instant TimeOf(int minute) => Instant.FromUnixTimeSeconds(60L * minute);

        public bool LiesIn(FetchWindow window) => window.Start <= StreamTime.FromInstant(TimeOf(Start)) && StreamTime.FromInstant(TimeOf(End)) < window.End;
    }
}
