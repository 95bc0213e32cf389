using Microsoft.Extensions.Logging;
using NodaTime;

namespace FitbitSdk.Http;

/// <summary>The gate of one user: who may pass, and who waits.</summary>
/// <remarks>The service's numbers lag behind, so the gate also counts what it lets through and believes whichever is less.</remarks>
internal sealed partial class UserGate
{
    private readonly Lock _lock = new();
    private readonly LinkedList<Waiter> _queue = new();
    private readonly TokenKey _key;
    private readonly HealthHttpSettings _settings;
    private readonly SteadyTime _time;
    private readonly ILogger _logger;
    private readonly ApplicationGate _application;
    private readonly RequestMeter[] _meters;
    private readonly ITimer _timer;
    private bool _retired;

    public UserGate(TokenKey key, HealthHttpSettings settings, ApplicationGate application, SteadyTime time, ILogger logger)
    {
        (_key, _settings, _application, _time, _logger) = (key, settings, application, time, logger);
        _meters = [.. settings.Limits.Where(static limit => limit.Scope is LimitScope.User).Select(limit => new RequestMeter(limit, settings.Reserve))];
        _timer = time.CreateIdleTimer(static state => ((UserGate)state!).Wake(), this);
        Turn = new(this);
    }

    /// <summary>Gets the place among the users who wait for what all share; the application's gate alone looks after it.</summary>
    public LinkedListNode<UserGate> Turn { get; }

    /// <summary>Waits for leave to send one request.</summary>
    /// <returns>The wait; <see langword="null"/> where the gate was given up and another must take its place.</returns>
    public ValueTask? TryEnterAsync(RequestTicket ticket, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Waiter waiter;
        lock (_lock)
        {
            if (_retired)
            {
                return null;
            }

            Instant now = _time.GetInstant();
            // Who waits goes first, also where the time has come and the timer has not.
            if ((Pump() ?? TryAdmit(ticket, hasTurn: false, now)) is not { } until)
            {
                return ValueTask.CompletedTask;
            }

            waiter = new(ticket, now + Duration.FromTimeSpan(ticket.MaximumWait ?? _settings.MaximumWait));
            Instant turn = GetTurn(_queue.Count, until, now);
            if (IsTooLong(waiter, turn, now))
            {
                throw Refuse(ticket, turn);
            }

            waiter.Place = _queue.AddLast(waiter);
            Arm(now, until);
            if (!AwaitsFirstAnswer)
            {
                ticket.Budget?.Pause();
            }

            if (until != UntilAnswered)
            {
                _logger.HeldBack(_key.Provider, ticket.Operation, _key.User, _time.ToHostTime(until));
            }
        }

        return new ValueTask(WaitAsync(waiter, cancellationToken));
    }

    /// <summary>Gives the gate up where it has nothing to remember: nothing is under way, nobody waits, and every quota is whole again.</summary>
    public bool TryRetire()
    {
        lock (_lock)
        {
            _retired = _retired || (_queue.First is null && Turn.List is null && IsFresh(_time.GetInstant()));
            if (_retired)
            {
                _timer.Dispose();
            }

            return _retired;
        }
    }

    private async Task WaitAsync(Waiter waiter, CancellationToken cancellationToken)
    {
        CancellationTokenRegistration registration = cancellationToken.UnsafeRegister(
            static (state, token) =>
            {
                (UserGate gate, Waiter waiter) = ((UserGate, Waiter))state!;
                gate.GiveUp(waiter, token);
            },
            (this, waiter));
        long begun = _time.GetTimestamp();
        await using (registration.ConfigureAwait(false))
        {
            try
            {
                await waiter.Task.ConfigureAwait(false);
            }
            finally
            {
                waiter.Ticket.Waited += _time.GetElapsedTime(begun);
                waiter.Ticket.Budget?.Resume();
            }
        }
    }

    private void GiveUp(Waiter waiter, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (waiter.Place is { } place)
            {
                _queue.Remove(place);
                waiter.Place = null;
                waiter.SetCanceled(cancellationToken);
            }
        }
    }

    /// <summary>Lets the first who waits through before all other users: it is this one's turn.</summary>
    public void PassInTurn()
    {
        lock (_lock)
        {
            Pump(hasTurn: true);
        }
    }

    private void Wake()
    {
        lock (_lock)
        {
            Pump();
        }
    }

    /// <summary>Lets through whom the quota allows, turns away whose patience is too short, and sets the timer for the rest.</summary>
    /// <returns>Until when the first of them waits; <see langword="null"/> where nobody waits any more.</returns>
    private Instant? Pump(bool hasTurn = false)
    {
        if (_queue.First is null)
        {
            return null;
        }

        Instant now = _time.GetInstant();
        while (_queue.First is { } place)
        {
            if (TryAdmit(place.Value.Ticket, hasTurn, now) is not { } until)
            {
                Remove(place).SetResult();
                hasTurn = false;
                continue;
            }

            TurnAway(place, until, now);
            if (_queue.First is null)
            {
                return null;
            }

            Arm(now, until);
            return until;
        }

        return null;
    }

    /// <summary>Stops the time of all who wait, for from now on they wait for quota.</summary>
    private void PauseBudgets()
    {
        foreach (Waiter waiter in _queue)
        {
            waiter.Ticket.Budget?.Pause();
        }
    }

    /// <summary>Sets the timer. Where only an answer can tell until when, it is for the first whose patience ends before that.</summary>
    private void Arm(Instant now, Instant until)
    {
        if (!AwaitsFirstAnswer)
        {
            _timer.Arm(now, until == UntilAnswered ? _queue.Min(static waiter => waiter.Deadline) : until);
        }
    }

    private bool IsTooLong(Waiter waiter, Instant turn, Instant now) => !AwaitsFirstAnswer && waiter.IsTooLong(turn, now);

    private void TurnAway(LinkedListNode<Waiter> first, Instant until, Instant now)
    {
        int before = 0;
        for (LinkedListNode<Waiter>? node = first, following; node is not null; node = following)
        {
            following = node.Next;
            Instant turn = GetTurn(before, until, now);
            if (IsTooLong(node.Value, turn, now))
            {
                Waiter refused = Remove(node);
                refused.SetException(Refuse(refused.Ticket, turn));
            }
            else
            {
                before++;
            }
        }
    }

    private Waiter Remove(LinkedListNode<Waiter> place)
    {
        _queue.Remove(place);
        place.Value.Place = null;
        return place.Value;
    }

    private HealthApiException Refuse(RequestTicket ticket, Instant turn) =>
        new ApiFailure(HealthApiErrorKind.RateLimited, ticket.Operation, "the quota is used up and the request's turn is further away than the host waits.")
        {
            RetryAt = turn == UntilAnswered ? null : _time.ToHostTime(turn),
            Requests = ticket.Sent,
        }.ToException();

    private sealed class Waiter(RequestTicket ticket, Instant deadline) : TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public RequestTicket Ticket { get; } = ticket;

        public Instant Deadline { get; } = deadline;

        public bool IsTooLong(Instant turn, Instant now) => turn == UntilAnswered ? Deadline <= now : turn > Deadline;

        /// <summary>Gets or sets the place in the queue; <see langword="null"/> once the outcome is settled.</summary>
        public LinkedListNode<Waiter>? Place { get; set; }
    }
}
