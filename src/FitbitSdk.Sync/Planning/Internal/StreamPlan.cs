using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.Sync;

/// <summary>What is to be read of one stream.</summary>
internal sealed partial class StreamPlan
{
    private static readonly Duration Day = Duration.FromDays(1);
    private static readonly Duration Hour = Duration.FromHours(1);

    private readonly SyncUser _user;
    private readonly DataStream _stream;
    private readonly StreamPolicy _policy;
    private readonly SyncOffset _offset;
    private readonly IReadOnlyList<Gap> _gaps;
    private readonly SyncHorizon _horizon;
    private readonly Instant _now;
    private readonly DueRule _due;
    private readonly StreamTime _start;
    private readonly StreamTime _end;
    private readonly StreamTime _reach;

    public StreamPlan(SyncUser user, DataStream stream, StreamPolicy policy, SyncOffset offset, SyncHorizon horizon, DueRule due)
    {
        (_user, _stream, _policy, _offset, _horizon, _now, _due) = (user, stream, policy, offset, horizon, horizon.Now, due);
        (_start, _end, _reach) = (horizon.StartOf(stream, user), horizon.Of(stream, user), horizon.ReachOf(stream, user));
        _gaps = GapList.Within(offset.Gaps, _start, horizon.EndOf(stream, user));
    }

    /// <summary>Gets whether a date has begun of which all lies inside the consent: what there is of it is delivered although it is not over.</summary>
    private bool HoldsRunningDate => _stream.DayKind is DayKind.Civil && _start < _reach;

    private bool ReadsBack => _policy.LookBack > Duration.Zero;

    private bool HeadIsDue => _due is DueRule.Now || _offset.HeadReadAt is not { } last || (_now >= last + _policy.HeadInterval && MayHoldNews(last));

    private IEnumerable<Duration> SweepAges => _horizon.IsAssumed ? _policy.SweepAges.Concat(_policy.BlindSweepAges) : _policy.SweepAges;

    /// <summary>Gets whether all that can be read of a consent that is over was read.</summary>
    private bool IsFinished => _due is DueRule.WhenDue && _horizon.IsFinished(_stream, _user, _offset);

    public PlanSkip? FindSkip(IReadOnlySet<string>? scopes)
    {
        if (scopes is not null && !scopes.Contains(_stream.Scope))
        {
            return new(_stream.Id, SkipReason.MissingScope);
        }

        if (_offset.Pause is { } pause && _now < pause.Until)
        {
            return new(_stream.Id, SkipReason.Paused, pause.Until, pause.Reason);
        }

        if (IsFinished)
        {
            return new(_stream.Id, SkipReason.Finished);
        }

        if (_stream.DayKind is DayKind.Snapshot)
        {
            return _now < _user.ConsentStart || _now >= _user.ConsentEnd ? new(_stream.Id, SkipReason.OutsideConsent) : null;
        }

        if (_end <= _start && !HoldsRunningDate)
        {
            return new(_stream.Id, SkipReason.NotUploaded);
        }

        // Coverage is one stretch, so what lies between it and a consent that moved away would have to be read without consent, or be
        // called read although it was not.
        return _offset.Coverage is { } coverage && (coverage.CompleteThrough < _start || _end < coverage.BackfilledFrom)
            ? new(_stream.Id, SkipReason.ConsentMoved)
            : null;
    }

    /// <summary>What lies between the covered stretch and the horizon, oldest first so that the stretch stays one; on the first run the newest piece.</summary>
    public IEnumerable<PlannedWindow> Heads()
    {
        if (!HeadIsDue)
        {
            return [];
        }

        if (_stream.DayKind is DayKind.Snapshot)
        {
            StreamTime now = StreamTime.FromInstant(_now).Floor(_stream.Resolution);
            return [new(_stream, FetchWindow.Between(now, now + _stream.Resolution), Covers: null, WindowPurpose.Head, _stream.RequestsPerWindow)];
        }

        return NewData().Concat(ReachesWithHead ? [] : Pieces(StreamTime.Max(_start, _end), _reach)
            .Select(piece => new PlannedWindow(_stream, piece, Covers: null, WindowPurpose.Head, _stream.RequestsPerWindow)));
    }

    private IEnumerable<PlannedWindow> NewData()
    {
        if (_end <= _start)
        {
            return Ahead(_start);
        }

        if (_offset.Coverage is not { } coverage)
        {
            return [Head(FirstPieceStart, _end)];
        }

        if (ReadsBack)
        {
            // One read serves what is new and the look-back; what lies further behind comes in pieces before it.
            StreamTime back = StreamTime.Max(coverage.BackfilledFrom, _end - _policy.LookBack);
            StreamTime from = StreamTime.Max(_start, StreamTime.Min(back, coverage.CompleteThrough));
            return from < _end ? Pieces(from, _end).Select(piece => Head(piece.Start, piece.End)) : Ahead(from);
        }

        // A re-read of the running day and the news of it are one request. Without it the running hour is read from its start:
        // that costs nothing, and the change detection compares whole hours. What failed must not take new data with it.
        bool rereadsRunningDay = !HasGapOn(coverage.CompleteThrough, static gap => gap.Failures > 0)
            && ((_due is DueRule.Now && coverage.CompleteThrough <= _end) || IsBehindSweeps(coverage));
        StreamTime start = StreamTime.Max(
            StreamTime.Max(_start, coverage.BackfilledFrom),
            rereadsRunningDay ? coverage.CompleteThrough.StartOfDay() : coverage.CompleteThrough.Floor(Hour));
        return coverage.CompleteThrough < _end || rereadsRunningDay ? Pieces(start, _end).Select(piece => Head(piece.Start, piece.End)) : [];
    }

    /// <summary>Gets whether the day that new data goes on in is older than its last sweep, because no tracker uploaded for long: none will find what was
    /// corrected in it since it was read. A day with gaps is left to them: what is too large would be asked for hour by hour.</summary>
    private bool IsBehindSweeps(Coverage coverage)
    {
        StreamTime day = coverage.CompleteThrough.StartOfDay();
        return coverage.CompleteThrough < _end && SweepAges.Any() && (day + Day).ToInstant() + SweepAges.Max() <= _now
            && !HasGapOn(day, static gap => gap.IsMissing);
    }

    private bool HasGapOn(StreamTime time, Func<Gap, bool> which) =>
        time.StartOfDay() is var day && _gaps.Any(gap => which(gap) && gap.Span.Start < day + Day && day < gap.Span.End);

    private bool MayHoldNews(Instant last) =>
        !_policy.NeedsUpload || _horizon.IsAssumed || _horizon.UploadNoticedAt is not { } noticed || noticed > last || _offset.Coverage?.CompleteThrough < _end;

    /// <summary>What lies between the start of the consent and the covered stretch, newest first.</summary>
    public IEnumerable<PlannedWindow> Backfills()
    {
        if (_stream.DayKind is DayKind.Snapshot || _end <= _start || _now < _offset.BackfillPause?.Until)
        {
            yield break;
        }

        StreamTime end = _offset.Coverage?.BackfilledFrom ?? FirstPieceStart;
        if (end > _start && _offset.Coverage is { } coverage)
        {
            // A consent that began within an hour, and begins earlier now: that hour is read as a whole, so that it can be compared.
            end = StreamTime.Min(end.Ceiling(Hour), StreamTime.Min(coverage.CompleteThrough, _end));
        }

        while (end > _start)
        {
            StreamTime start = StreamTime.Max(_start, PieceStart(end));
            FetchWindow window = FetchWindow.Between(start, end);
            yield return new(_stream, window, window, WindowPurpose.Backfill, _stream.RequestsPerWindow);
            end = start;
        }
    }

    /// <summary>A window at the horizon reaches beyond it, to what is delivered without being complete.</summary>
    private PlannedWindow Head(StreamTime start, StreamTime end) => new(
        _stream,
        FetchWindow.Between(start, end >= _end && ReachesWithHead ? StreamTime.Max(end, _reach) : end),
        FetchWindow.Between(start, end),
        WindowPurpose.Head,
        _stream.RequestsPerWindow);

    /// <summary>What lies beyond the horizon, where nothing before it is to be read.</summary>
    private IEnumerable<PlannedWindow> Ahead(StreamTime start) => ReachesWithHead && start < _reach
        ? [new(_stream, FetchWindow.Between(start, _reach), Covers: null, WindowPurpose.Head, _stream.RequestsPerWindow)]
        : [];

    /// <summary>Gets whether one read can hold what lies beyond the horizon and something before it.</summary>
    private bool ReachesWithHead => _reach - _end < _stream.MaximumRange;

    private IEnumerable<FetchWindow> Pieces(StreamTime start, StreamTime end)
    {
        while (start < end)
        {
            StreamTime next = StreamTime.Min(end, start + _stream.MaximumRange);
            next = _stream.DayKind is DayKind.Utc ? EndOfPiece(start, next, end) : StreamTime.Min(next, start + LongestTo(next));
            yield return FetchWindow.Between(start, next);
            start = next;
        }
    }

    /// <summary>A piece of intraday data never crosses midnight, and the next one begins with an hour: whole hours are what the change detection compares.</summary>
    private static StreamTime EndOfPiece(StreamTime start, StreamTime longest, StreamTime end)
    {
        StreamTime next = StreamTime.Min(longest, start.StartOfDay() + Day);
        return next < end && next.Floor(Hour) > start ? next.Floor(Hour) : next;
    }

    /// <summary>The longest piece that ends at a point: the read of one that ends at the horizon goes on beyond it.</summary>
    private Duration LongestTo(StreamTime end) => end >= _end && ReachesWithHead ? _stream.MaximumRange - (_reach - _end) : _stream.MaximumRange;

    /// <summary>Gets where the first run begins: with the newest piece.</summary>
    private StreamTime FirstPieceStart => StreamTime.Max(_start, PieceStart(_end));

    /// <summary>The start of the piece that ends at a point.</summary>
    private StreamTime PieceStart(StreamTime end)
    {
        StreamTime start = end - LongestTo(end);
        return _stream.DayKind is DayKind.Utc ? StreamTime.Max(start.Ceiling(Hour) < end ? start.Ceiling(Hour) : start, (end - Duration.FromTicks(1)).StartOfDay()) : start;
    }
}
