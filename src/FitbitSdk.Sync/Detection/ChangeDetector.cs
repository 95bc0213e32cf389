using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.Sync;

/// <summary>Compares the answers to one window with what was delivered before, and keeps the digest of it.</summary>
internal sealed class ChangeDetector
{
    private readonly HourDigest? _hours;
    private readonly LogDigest? _logs;
    private readonly Coverage? _coverage;
    private readonly FetchWindow _window;
    private readonly Instant _oldest;

    public ChangeDetector(DataStream stream, SyncOffset offset, PlannedWindow planned, Instant now)
    {
        (_coverage, _window) = (offset.Coverage, planned.Window);

        // Back from the horizon, not from now: of a tracker that has been silent for long, the last days are still read again.
        StreamTime end = StreamTime.Max(planned.Covers.End, offset.Coverage?.CompleteThrough ?? planned.Covers.End);
        _oldest = Instant.Min(now, end.ToInstant()) - SyncPlannerDefaults.LongestLookBack;
        if (stream.DayKind is DayKind.Instant)
        {
            _logs = LogDigest.Read(offset.Digest.Span);
        }
        else
        {
            _hours = HourDigest.Read(offset.Digest.Span);
        }
    }

    public ChangeResult Compare(RecordBatch batch) => _logs is not null
        ? batch.Accept(new LogChanges(_logs))
        : batch.Accept(new IntradayChanges(_hours!, _coverage, _window, HourDigest.HourOf(_oldest)));

    public byte[] ToDigest() => _logs is not null
        ? _logs.ToBytes(LogDigest.DayOf(_oldest))
        : _hours!.ToBytes(HourDigest.HourOf(_oldest));
}
