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
    private readonly ReadOnlyMemory<byte> _before;
    private bool _compared;

    public ChangeDetector(DataStream stream, SyncOffset offset, PlannedWindow planned, Instant now)
    {
        (_coverage, _window, _before) = (offset.Coverage, planned.Window, offset.Digest);

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

    public ChangeResult Compare(RecordBatch batch)
    {
        if (_logs is not null)
        {
            return batch.Accept(new LogChanges(_logs));
        }

        // Hours that a second batch does not hold would look emptied, and be replaced by nothing.
        if (_compared)
        {
            throw new InvalidOperationException("An intraday window must come in one batch.");
        }

        _compared = true;
        return batch.Accept(new IntradayChanges(_hours!, _coverage, _window, HourDigest.HourOf(_oldest)));
    }

    /// <summary>Gives the digest after the window.</summary>
    /// <param name="gaps">The gaps that are open then.</param>
    /// <param name="isSafe">Whether the sink took every record; if not, the window's next read finds a difference wherever it delivered.</param>
    public byte[] ToDigest(IReadOnlyList<Gap> gaps, bool isSafe)
    {
        if (_logs is not null)
        {
            if (!isSafe)
            {
                _logs.Distrust(LogDigest.Read(_before.Span));
            }

            return _logs.ToBytes(LogDigest.DayOf(_oldest), day => gaps.Any(gap => DayOf(gap.Span.Start) - 1 <= day && day <= DayOf(gap.Span.End)));
        }

        if (!isSafe)
        {
            _hours!.Distrust(HourDigest.HourOf(_window.Start.ToInstant()), HourDigest.HourOf(_window.End.ToInstant() - Duration.FromTicks(1)));
        }

        return _hours!.ToBytes(HourDigest.HourOf(_oldest));
    }

    private static int DayOf(StreamTime time) => LogDigest.DayOf(time.ToInstant());
}
