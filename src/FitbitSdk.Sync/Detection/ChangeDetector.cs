using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.Sync;

/// <summary>Compares the answers to one window with what was delivered before, and keeps the digest of it.</summary>
internal sealed class ChangeDetector
{
    private readonly SampleDigest? _samples;
    private readonly LogDigest? _logs;
    private readonly Coverage? _coverage;
    private readonly FetchWindow _window;
    private readonly StreamTime _oldest;
    private readonly ReadOnlyMemory<byte> _before;
    private bool _compared;

    public ChangeDetector(DataStream stream, SyncOffset offset, PlannedWindow planned)
    {
        (_coverage, _window, _before) = (offset.Coverage, planned.Window, offset.Digest);

        // Back from the horizon, not from now: of a tracker that has been silent for long, the last days are still read again. What is true
        // of an account now is remembered until it changes.
        StreamTime end = planned.Covers?.End ?? planned.Window.Start;
        _oldest = stream.DayKind is DayKind.Snapshot
            ? StreamTime.FromInstant(Instant.FromUnixTimeSeconds(0))
            : StreamTime.Max(end, offset.Coverage?.CompleteThrough ?? end) - SyncPlannerDefaults.LongestLookBack;
        if (stream.DayKind is DayKind.Instant or DayKind.Snapshot)
        {
            _logs = LogDigest.Read(offset.Digest.Span);
        }
        else
        {
            _samples = SampleDigest.Read(offset.Digest.Span, stream.DayKind);
        }
    }

    public ChangeResult Compare(RecordBatch batch)
    {
        if (_logs is not null)
        {
            return batch.Accept(new LogChanges(_logs));
        }

        // Hours or dates that a second batch does not hold would look emptied, and be replaced by nothing.
        if (_compared)
        {
            throw new InvalidOperationException("A window of samples must come in one batch.");
        }

        _compared = true;
        return batch.Accept(new SampleChanges(_samples!, _coverage, _window, _samples!.UnitOf(_oldest)));
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

            return _logs.ToBytes(DayOf(_oldest), day => gaps.Any(gap => DayOf(gap.Span.Start) - 1 <= day && day <= DayOf(gap.Span.End)));
        }

        if (!isSafe)
        {
            _samples!.Distrust(_samples.UnitOf(_window.Start), _samples.LastUnitOf(_window));
        }

        return _samples!.ToBytes(_samples.UnitOf(_oldest));
    }

    private static int DayOf(StreamTime time) => LogDigest.DayOf(time.ToInstant());
}
