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
    private readonly bool _isList;
    private RecordBatch? _last;

    public ChangeDetector(DataStream stream, SyncOffset offset, PlannedWindow planned)
    {
        (_coverage, _window, _before) = (offset.Coverage, planned.Window, offset.Digest);

        // Back from the horizon, not from now: of a tracker that has been silent for long, the last days are still read again. What is true
        // of an account now is remembered until it changes.
        StreamTime end = planned.Covers?.End ?? planned.Window.Start;
        _oldest = stream.DayKind is DayKind.Snapshot
            ? StreamTime.FromInstant(Instant.FromUnixTimeSeconds(0))
            : StreamTime.Max(end, offset.Coverage?.CompleteThrough ?? end) - SyncPlannerDefaults.LongestLookBack;
        _isList = stream.DayKind is DayKind.Instant;
        if (stream.DayKind is DayKind.Instant or DayKind.Snapshot)
        {
            _logs = LogDigest.Read(offset.Digest.Span);
        }
        else
        {
            _samples = SampleDigest.Read(offset.Digest.Span, stream.DayKind);
            if (_samples.IsForgotten && offset.Coverage is { } covered)
            {
                // What the digest no longer tells is replaced when it is read again, like what is older than the digest.
                _samples.Forget(_samples.UnitOf(StreamTime.Max(_oldest, covered.BackfilledFrom)), _samples.UnitOf(covered.CompleteThrough));
            }
        }
    }

    /// <summary>Gets whether the stored digest cannot be read, so that what was delivered is forgotten.</summary>
    public bool HasForgotten => _logs?.IsForgotten ?? _samples!.IsForgotten;

    /// <param name="batch">The answer.</param>
    /// <param name="isWhole">Whether nothing was left out of it because it could not be mapped.</param>
    /// <exception cref="HealthApiProtocolException">The source gave what this kind of stream cannot hold.</exception>
    public ChangeResult Compare(RecordBatch batch, bool isWhole = true)
    {
        // Hours or dates that a second batch does not hold would look emptied, and be replaced by nothing.
        if (_logs is null && _last is not null)
        {
            throw Unlike(batch, "a window of samples must come in one batch");
        }

        _last = batch;
        return _logs is not null ? batch.Accept(new LogChanges(_logs)) : batch.Accept(new SampleChanges(_samples!, _coverage, _window, _samples!.UnitOf(_oldest), isWhole));
    }

    /// <summary>Finds the logs that are gone, once all answers to the window were compared and nothing of it was left out.</summary>
    /// <returns>What is to be delivered; <see langword="null"/> for nothing.</returns>
    public RetractionBatch? FindGone(Instant now) => _isList && _last is not null && _logs!.TakeGone(_window, now) is { Count: > 0 } gone
        ? new(_last.Origin, _last.Schema, [.. gone])
        : null;

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

            // Those of open gaps are read again, however old they are.
            return _logs.ToBytes(end => Lies(end, _oldest, null) || gaps.Any(gap => Lies(end, gap.Span.Start, gap.Span.End)));
        }

        if (!isSafe)
        {
            _samples!.Distrust(_samples.UnitOf(_window.Start), _samples.LastUnitOf(_window));
        }

        return _samples!.ToBytes(_samples.UnitOf(_oldest));
    }

    public static HealthApiProtocolException Unlike(RecordBatch batch, string reason) => new(batch.Origin.Stream.Value, $"{reason}.");

    // A day early: the zone of a log may become known later, and move it.
    private static bool Lies(Instant end, StreamTime from, StreamTime? until) =>
        StreamTime.FromInstant(end) >= from - Duration.FromDays(1) && (until is not { } last || StreamTime.FromInstant(end) <= last + Duration.FromDays(1));
}
