using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.Sync;

/// <summary>What is to be read of one stream.</summary>
internal sealed class StreamPlan
{
    private static readonly Duration Day = Duration.FromDays(1);
    private static readonly Duration Hour = Duration.FromHours(1);

    private readonly SyncUser _user;
    private readonly DataStream _stream;
    private readonly SyncOffset _offset;
    private readonly Instant _now;
    private readonly DueRule _due;
    private readonly StreamTime _start;
    private readonly StreamTime _end;

    public StreamPlan(SyncUser user, DataStream stream, SyncOffset offset, SyncHorizon horizon, DueRule due)
    {
        (_user, _stream, _offset, _now, _due) = (user, stream, offset, horizon.Now, due);
        _start = StreamTime.FromInstant(user.ConsentStart).Ceiling(stream.Granularity);
        _end = horizon.Of(stream, user);
    }

    private bool ReadsBack => _stream.Policy.LookBack > Duration.Zero;

    private bool HeadIsDue => _due is DueRule.Now || _offset.HeadReadAt is not { } last || _now >= last + _stream.Policy.HeadInterval;

    public PlanSkip? FindSkip(IReadOnlySet<string>? scopes)
    {
        if (scopes is not null && !scopes.Contains(_stream.Scope))
        {
            return new(_stream.Id, SkipReason.MissingScope);
        }

        // A scope that was missing and is granted by now ends its pause.
        if (_offset.Pause is { } pause && _now < pause.Until && !(scopes is not null && pause.Reason is HealthApiErrorKind.MissingScope))
        {
            return new(_stream.Id, SkipReason.Paused, pause.Until, pause.Reason);
        }

        if (_end <= _start)
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

        if (_offset.Coverage is not { } coverage)
        {
            return [Head(StreamTime.Max(_start, PieceStart(_end)), _end)];
        }

        if (ReadsBack)
        {
            // One read serves new logs and the look-back; what lies further behind comes in pieces before it.
            StreamTime back = StreamTime.Max(coverage.BackfilledFrom, _end - _stream.Policy.LookBack);
            StreamTime from = StreamTime.Max(_start, StreamTime.Min(back, coverage.CompleteThrough));
            return Pieces(from, _end).Select(piece => Head(piece.Start, piece.End));
        }

        // A re-read of the running day and the news of it are one request. Without it the running hour is read from its start:
        // that costs nothing, and the change detection compares whole hours.
        bool rereadsRunningDay = _due is DueRule.Now && coverage.CompleteThrough <= _end;
        StreamTime start = StreamTime.Max(
            StreamTime.Max(_start, coverage.BackfilledFrom),
            rereadsRunningDay ? coverage.CompleteThrough.StartOfDay() : coverage.CompleteThrough.Floor(Hour));
        return coverage.CompleteThrough < _end || rereadsRunningDay ? Pieces(start, _end).Select(piece => Head(piece.Start, piece.End)) : [];
    }

    /// <summary>Closed days whose time for one more look has come.</summary>
    public IEnumerable<PlannedWindow> Rereads()
    {
        if (_offset.Coverage is not { } coverage || _stream.Policy.SweepAges.Count == 0)
        {
            yield break;
        }

        // The day in which the covered stretch ends is not closed: it belongs to the head. But the last day of a consent is, once it is read.
        StreamTime? consentEnd = _user.ConsentEnd is { } ends ? StreamTime.FromInstant(ends).Floor(_stream.Granularity) : null;
        bool ended = _end == consentEnd && coverage.CompleteThrough >= _end && _due is DueRule.WhenDue;
        Duration oldest = _stream.Policy.SweepAges.Max();
        for (StreamTime day = ended ? (_end - Duration.FromTicks(1)).StartOfDay() : coverage.CompleteThrough.StartOfDay() - Day; day + Day > coverage.BackfilledFrom; day -= Day)
        {
            StreamTime end = ended ? StreamTime.Min(day + Day, _end) : day + Day;
            Instant closed = end.ToInstant();
            if (closed + SyncPlannerDefaults.LongestLookBack < _now)
            {
                yield break;
            }

            bool asked = _due is DueRule.Now && _now <= closed + oldest;
            // Only what is wholly inside the consent and behind the horizon: a part of an hour cannot be compared with what was delivered of it.
            StreamTime first = StreamTime.Max(day, coverage.BackfilledFrom);
            first = first < _start ? _start.Ceiling(Hour) : first;
            if (end > _end || end <= first)
            {
                continue;
            }

            if (asked || _stream.Policy.SweepAges.Any(age => closed + age <= _now && (_offset.SweptAt is not { } swept || swept < closed + age)))
            {
                FetchWindow window = FetchWindow.Between(first, end);
                yield return new(_stream, window, window, WindowPurpose.Reread, _stream.RequestsPerWindow);
            }
        }
    }

    /// <summary>Gaps whose time for another try has come, in pieces as large as one read.</summary>
    public IEnumerable<PlannedWindow> Gaps() => _offset.Gaps
        .Where(gap => gap.NextTry <= _now)
        .SelectMany(gap => Pieces(StreamTime.Max(_start, gap.Span.Start.Floor(Hour)), StreamTime.Min(_end, gap.Span.End)))
        .Select(piece => new PlannedWindow(_stream, piece, piece, WindowPurpose.Gap, _stream.RequestsPerWindow));

    /// <summary>What lies between the start of the consent and the covered stretch, newest first.</summary>
    public IEnumerable<PlannedWindow> Backfills()
    {
        StreamTime end = _offset.Coverage?.BackfilledFrom ?? StreamTime.Max(_start, PieceStart(_end));
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

    private PlannedWindow Head(StreamTime start, StreamTime end)
    {
        FetchWindow covers = FetchWindow.Between(start, end);
        FetchWindow window = covers;
        if (_stream.DayKind is DayKind.Instant && end == _end)
        {
            StreamTime ahead = _end + SyncPlannerDefaults.LogReadAhead;
            window = FetchWindow.Between(start, _user.ConsentEnd is { } consentEnd ? StreamTime.Max(end, StreamTime.Min(ahead, StreamTime.FromInstant(consentEnd))) : ahead);
        }

        return new(_stream, window, covers, WindowPurpose.Head, _stream.RequestsPerWindow);
    }

    private IEnumerable<FetchWindow> Pieces(StreamTime start, StreamTime end)
    {
        while (start < end)
        {
            StreamTime next = StreamTime.Min(end, _stream.DayKind is DayKind.Utc ? StreamTime.Min(start.StartOfDay() + Day, start + _stream.MaximumRange) : start + _stream.MaximumRange);
            yield return FetchWindow.Between(start, next);
            start = next;
        }
    }

    /// <summary>The start of the piece that ends at a point: a piece of intraday data never crosses midnight.</summary>
    private StreamTime PieceStart(StreamTime end)
    {
        StreamTime start = end - _stream.MaximumRange;
        return _stream.DayKind is DayKind.Utc ? StreamTime.Max(start, (end - Duration.FromTicks(1)).StartOfDay()) : start;
    }
}
