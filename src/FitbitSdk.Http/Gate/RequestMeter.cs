using NodaTime;

namespace FitbitSdk.Http;

/// <summary>Counts requests against one limit. Not for use by several threads: whoever owns it locks.</summary>
/// <remarks>The service may count a request at any moment between its start and its answer, and its periods may begin anywhere. So a request
/// counts from its start until a period after its answer: then no period of the service holds more than the limit.</remarks>
internal sealed class RequestMeter
{
    // Answers are counted by slices of the period, so that a day's 86 million need no more memory than a minute's 300.
    private const int SlicesPerPeriod = 60;

    private readonly Queue<Slice> _answered = new();
    private readonly RequestLimit _limit;
    private readonly Duration _slice;
    private readonly int _allowed;
    private Slice? _newest;
    private int _answeredCount;
    private int _underWay;

    public RequestMeter(RequestLimit limit, int reserve = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit.Requests, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(limit.Period, Duration.Zero);
        (_limit, _slice) = (limit, limit.Period / SlicesPerPeriod);
        _allowed = limit.Requests - Math.Min(reserve, limit.Requests - 1);
    }

    private int Counted => _answeredCount + _underWay;

    /// <summary>Counts a request that is sent now.</summary>
    public void Start() => _underWay++;

    /// <summary>Takes note that a request has ended.</summary>
    public void End(Instant now, bool wasSent)
    {
        _underWay--;
        if (!wasSent)
        {
            return;
        }

        Instant end = GetSliceEnd(now) + _limit.Period;
        // Threads that answer at once may come in another order than they looked at the clock.
        if (_newest is null || _newest.FreeAt < end)
        {
            _newest = new(end);
            _answered.Enqueue(_newest);
        }

        _newest.Requests++;
        _answeredCount++;
    }

    /// <summary>Tells until when nobody passes; <see langword="null"/> when the next one may, <see cref="UserGate.UntilAnswered"/> when the
    /// answers to what is under way will tell.</summary>
    public Instant? GetClosedUntil(Instant now)
    {
        Forget(now);
        return Counted < _allowed ? null : _answered.TryPeek(out Slice? oldest) ? oldest.FreeAt : UserGate.UntilAnswered;
    }

    /// <summary>Gives the earliest time at which a request may pass that has so many before it.</summary>
    public Instant GetTurn(int before, Instant now)
    {
        int later = before - Math.Max(0, _allowed - Counted);
        return later < 0 ? now : (_answered.TryPeek(out Slice? oldest) ? oldest.FreeAt : now) + (later / _allowed * _limit.Period);
    }

    /// <summary>Tells whether no request counts any more.</summary>
    public bool IsEmpty(Instant now)
    {
        Forget(now);
        return Counted == 0;
    }

    /// <summary>Tells until when one of several limits lets nobody pass.</summary>
    public static Instant? GetClosedUntil(ReadOnlySpan<RequestMeter> meters, Instant now)
    {
        Instant? until = null;
        foreach (RequestMeter meter in meters)
        {
            Instant? closed = meter.GetClosedUntil(now);
            until = until >= closed ? until : closed ?? until;
        }

        return until;
    }

    /// <summary>Gives how much may be sent at once, and when the whole limit is free again if nothing more is sent.</summary>
    public QuotaState GetQuota(Instant now)
    {
        Forget(now);
        Instant freeAt = _underWay > 0 ? GetSliceEnd(now) + _limit.Period : _newest?.FreeAt ?? now;
        return new(_limit.Requests, _limit.Requests - Counted, freeAt, _limit.Period);
    }

    private void Forget(Instant now)
    {
        while (_answered.TryPeek(out Slice? oldest) && oldest.FreeAt <= now)
        {
            _answeredCount -= _answered.Dequeue().Requests;
        }

        _newest = _answered.Count == 0 ? null : _newest;
    }

    private Instant GetSliceEnd(Instant time)
    {
        long length = Math.Max(1, _slice.BclCompatibleTicks);
        return Instant.FromUnixTimeTicks(((time.ToUnixTimeTicks() / length) + 1) * length);
    }

    private sealed class Slice(Instant freeAt)
    {
        public Instant FreeAt { get; } = freeAt;

        public int Requests { get; set; }
    }
}
