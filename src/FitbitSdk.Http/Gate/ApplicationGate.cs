using NodaTime;

namespace FitbitSdk.Http;

/// <summary>The limits that all users share. Where they are reached, users pass in turns, one request each: a backfill keeps nobody out.</summary>
/// <remarks>Locks are taken from the user's to this one, so a turn is given without holding this one.</remarks>
internal sealed class ApplicationGate
{
    private readonly Lock _lock = new();
    private readonly LinkedList<UserGate> _turns = new();
    private readonly RequestMeter[] _meters;
    private readonly SteadyTime _time;
    private readonly ITimer _timer;

    public ApplicationGate(HealthHttpSettings settings, SteadyTime time)
    {
        _time = time;
        _meters = [.. settings.Limits.Where(static limit => limit.Scope is LimitScope.Application).Select(static limit => new RequestMeter(limit))];
        _timer = time.CreateIdleTimer(static state => ((ApplicationGate)state!).GiveTurns(), this);
    }

    /// <summary>Counts a request of a user, or lets the user wait for a turn.</summary>
    /// <param name="user">The user.</param>
    /// <param name="hasTurn">Whether it is the user's turn; otherwise those who wait go first.</param>
    /// <param name="now">The time.</param>
    /// <returns><see langword="null"/> where the request may be sent, else until when nobody passes.</returns>
    public Instant? TryStart(UserGate user, bool hasTurn, Instant now)
    {
        if (_meters.Length == 0)
        {
            return null;
        }

        lock (_lock)
        {
            Instant? until = GetClosedUntil(now);
            if (until is null && (hasTurn || _turns.Count == 0))
            {
                Array.ForEach(_meters, static meter => meter.Start());
                return null;
            }

            if (user.Turn.List is null)
            {
                if (hasTurn)
                {
                    _turns.AddFirst(user.Turn);
                }
                else
                {
                    _turns.AddLast(user.Turn);
                }
            }

            _timer.Arm(now, until ?? now);
            return until ?? UserGate.UntilAnswered;
        }
    }

    /// <summary>Takes note that a request has ended.</summary>
    public void End(Instant now, bool wasSent)
    {
        if (_meters.Length == 0)
        {
            return;
        }

        lock (_lock)
        {
            foreach (RequestMeter meter in _meters)
            {
                meter.End(now, wasSent);
            }

            if (_turns.Count > 0)
            {
                _timer.Arm(now, GetClosedUntil(now) ?? now);
            }
        }
    }

    private void GiveTurns()
    {
        while (TakeNext() is { } user)
        {
            user.PassInTurn();
        }
    }

    private UserGate? TakeNext()
    {
        lock (_lock)
        {
            Instant now = _time.GetInstant();
            if (_turns.First is not { } turn)
            {
                return null;
            }

            if (GetClosedUntil(now) is { } until)
            {
                _timer.Arm(now, until);
                return null;
            }

            _turns.Remove(turn);
            return turn.Value;
        }
    }

    private Instant? GetClosedUntil(Instant now) => RequestMeter.GetClosedUntil(_meters, now);
}
