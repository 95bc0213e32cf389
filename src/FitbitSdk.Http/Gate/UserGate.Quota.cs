using NodaTime;

namespace FitbitSdk.Http;

internal sealed partial class UserGate
{
    // Two answers of one period give its end to within the seconds they are rounded to; two periods lie much further apart.
    private static readonly Duration SamePeriod = Duration.FromMinutes(1);
    private static readonly Duration FirstPause = Duration.FromMinutes(1);
    private static readonly Duration LongestPause = Duration.FromHours(1);

    /// <summary>Nobody passes before one of the requests under way is answered.</summary>
    public static readonly Instant UntilAnswered = Instant.MaxValue;

    private bool _hasFirstEnded;
    private int? _limit;
    private int _left;
    private int _underWay;
    private int _refusals;
    private Instant? _resetAt;
    private Instant? _shutUntil;
    private Instant _refusalsEnd = Instant.MinValue;

    // The first answer tells how much is left, and a burst before it would be blind. Awaiting it is no wait for quota: the time limit of the call
    // bounds it, patience does not. It is done once: where the first ends without an answer, or for want of a token was not even sent, the others
    // go all the same, together, so that a slow failure is met by all at once and not by one after the other.
    private bool AwaitsFirstAnswer => !_hasFirstEnded && _underWay > 0 && _settings.QuotaHeaders is not null;

    private Duration ResetMargin => Duration.FromTimeSpan(_settings.ResetMargin);

    // A refusal of Google's may mean the project's quota instead of the user's; its documented body does not tell them apart. So it pauses the
    // user it was given to, and the project's own limits are kept by count, in ApplicationGate.
    public void Leave(bool wasSent, QuotaReport? report)
    {
        lock (_lock)
        {
            Instant now = _time.GetInstant();
            bool wasAwaited = AwaitsFirstAnswer;
            _underWay--;
            _hasFirstEnded = true;
            // What failed on its way, for want of a token for example, has cost nothing.
            _left += wasSent ? 0 : 1;
            foreach (RequestMeter meter in _meters)
            {
                meter.End(now, wasSent);
            }

            _application.End(now, wasSent);
            if (report is { } told)
            {
                Note(told, now);
            }

            Pump();
            if (wasAwaited)
            {
                PauseBudgets();
            }
        }
    }

    public QuotaState? GetQuota()
    {
        lock (_lock)
        {
            Instant now = _time.GetInstant();
            Roll(now);
            QuotaState? told = _limit is { } limit && (_shutUntil ?? _resetAt) is { } until ? new(limit, Math.Max(0, _left), until) : null;
            QuotaState? tightest = _meters.Select(meter => meter.GetQuota(now)).Append(told).OfType<QuotaState>().MinBy(static quota => quota.Remaining);
            return tightest is null ? null : tightest with
            {
                Remaining = _shutUntil is null ? tightest.Remaining : 0,
                ResetAt = _time.ToHostTime(_shutUntil ?? tightest.ResetAt),
            };
        }
    }

    public Instant? GetShutUntil()
    {
        lock (_lock)
        {
            return _shutUntil is { } until ? _time.ToHostTime(until) : null;
        }
    }

    /// <summary>Lets a request through where every limit allows it.</summary>
    /// <returns><see langword="null"/> where it may be sent, else until when nobody passes.</returns>
    private Instant? TryAdmit(RequestTicket ticket, bool hasTurn, Instant now)
    {
        Instant? until = GetClosedUntil(now) ?? _application.TryStart(this, hasTurn, now);
        if (until is null)
        {
            ticket.Gate = this;
            ticket.SentWhenAdmitted = ticket.Sent;
            _underWay++;
            _left--;
            Array.ForEach(_meters, static meter => meter.Start());
        }

        return until;
    }

    /// <summary>Tells until when the user's own limits let nobody pass; <see langword="null"/> when the next one may,
    /// <see cref="UntilAnswered"/> when the answers to what is under way will tell.</summary>
    private Instant? GetClosedUntil(Instant now)
    {
        Roll(now);
        if (_shutUntil is not null)
        {
            return _shutUntil;
        }

        Instant? counted = RequestMeter.GetClosedUntil(_meters, now);
        Instant? told = GetToldUntil();
        return counted > told ? counted : told ?? counted;
    }

    /// <summary>Tells whether a new gate would do the same as this one.</summary>
    private bool IsFresh(Instant now)
    {
        Roll(now);
        return _underWay == 0 && _shutUntil is null && _resetAt is null && (_refusals == 0 || _refusalsEnd <= now) && _meters.All(meter => meter.IsEmpty(now));
    }

    private Instant? GetToldUntil()
    {
        if (AwaitsFirstAnswer)
        {
            return UntilAnswered;
        }

        if (_limit is not { } limit || _left > GetReserve(limit))
        {
            return null;
        }

        // A new period has begun and as much as it holds is under way, but no answer has yet said when it ends.
        return _resetAt is { } reset ? reset + ResetMargin : _underWay > 0 ? UntilAnswered : null;
    }

    /// <summary>Gives the earliest time at which a request of this user may pass that has so many before it. Whose patience ends sooner need not wait
    /// to be told so.</summary>
    private Instant GetTurn(int before, Instant until, Instant now)
    {
        if (until == UntilAnswered)
        {
            return until;
        }

        Instant turn = until;
        if (_limit is { } limit && before - Math.Max(0, _left - GetReserve(limit)) is >= 0 and var later)
        {
            Instant next = _resetAt + ResetMargin ?? now;
            turn = Instant.Max(turn, next + (later / (limit - GetReserve(limit)) * _settings.QuotaHeaders!.Period));
        }

        foreach (RequestMeter meter in _meters)
        {
            turn = Instant.Max(turn, meter.GetTurn(before, now));
        }

        return turn;
    }

    private int GetReserve(int limit) => Math.Min(_settings.Reserve, limit - 1);

    private void Roll(Instant now)
    {
        if (_shutUntil <= now)
        {
            _shutUntil = null;
        }

        if (_resetAt + ResetMargin <= now)
        {
            (_left, _resetAt) = (_limit!.Value - _underWay, null);
        }
    }

    private void Note(QuotaReport report, Instant now)
    {
        Roll(now);
        if (report is { Limit: { } limit, Remaining: { } remaining, Reset: { } reset })
        {
            NoteQuota(Math.Max(1, limit), remaining - _underWay, now + Duration.FromTimeSpan(reset));
        }

        if (!report.IsRefusal)
        {
            _refusals = 0;
            return;
        }

        // What was under way when the gate shut is refused for the same reason: it makes no pause longer.
        int before = _shutUntil > now ? Math.Max(0, _refusals - 1) : _refusals;
        Duration pause = report.Pause is { } stated
            ? Duration.FromTimeSpan(stated)
            : Duration.Min(LongestPause, FirstPause * (1L << Math.Min(before, 10)));
        _refusals = before + 1;
        Instant until = now + pause + ResetMargin;
        _shutUntil = _shutUntil > until ? _shutUntil : until;
        // How many refusals followed each other decides how long the next pause is.
        _refusalsEnd = _shutUntil.Value + LongestPause;
        _logger.Shut(_key.Provider, _key.User, _time.ToHostTime(_shutUntil.Value));
    }

    private void NoteQuota(int limit, int left, Instant resetAt)
    {
        if (_limit is null || resetAt > (_resetAt ?? Instant.MinValue) + SamePeriod)
        {
            // A new period, unless the last one rolled over by the clock: then what was let through since still counts.
            bool counted = _limit is not null && _resetAt is null;
            (_left, _limit, _resetAt) = (counted ? Math.Min(_left, left) : left, limit, resetAt);
        }
        else if (resetAt > _resetAt - SamePeriod)
        {
            (_left, _limit, _resetAt) = (Math.Min(_left, left), limit, resetAt);
        }

        // What is left is an answer of an earlier period that came late: it says nothing about this one.
    }
}
