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
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly ITimer _timer;

    public UserGate(TokenKey key, HealthHttpSettings settings, TimeProvider time, ILogger logger)
    {
        (_key, _settings, _time, _logger) = (key, settings, time, logger);
        // The timer outlives the request that happens to be the first: it must not keep that one's ambient state alive.
        using AsyncFlowControl? flow = ExecutionContext.IsFlowSuppressed() ? null : ExecutionContext.SuppressFlow();
        _timer = time.CreateTimer(static state => ((UserGate)state!).Wake(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public ValueTask EnterAsync(RequestTicket ticket, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Waiter waiter;
        lock (_lock)
        {
            Instant now = _time.GetInstant();
            if (GetClosedUntil(now) is not { } until)
            {
                Admit(ticket);
                return ValueTask.CompletedTask;
            }

            Instant deadline = now + Duration.FromTimeSpan(_settings.MaximumWait);
            if (until > deadline && until != UntilAnswered)
            {
                throw Refuse(ticket, until);
            }

            waiter = new(ticket, deadline);
            waiter.Place = _queue.AddLast(waiter);
            Arm(now, until);
            if (until != UntilAnswered)
            {
                _logger.HeldBack(_key.Provider, ticket.Operation, _key.User, until);
            }
        }

        return new(WaitAsync(waiter, cancellationToken));
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
        await using (registration.ConfigureAwait(false))
        {
            await waiter.Task.ConfigureAwait(false);
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

    private void Wake()
    {
        lock (_lock)
        {
            Pump();
        }
    }

    /// <summary>Lets through whom the quota allows, turns away whose patience is too short, and sets the timer for the rest.</summary>
    private void Pump()
    {
        Instant now = _time.GetInstant();
        while (_queue.First is { } place)
        {
            if (GetClosedUntil(now) is not { } until)
            {
                Waiter next = Remove(place);
                Admit(next.Ticket);
                next.SetResult();
                continue;
            }

            if (until == UntilAnswered)
            {
                return;
            }

            for (LinkedListNode<Waiter>? node = place, following; node is not null; node = following)
            {
                following = node.Next;
                if (until > node.Value.Deadline)
                {
                    Waiter refused = Remove(node);
                    refused.SetException(Refuse(refused.Ticket, until));
                }
            }

            if (_queue.First is not null)
            {
                Arm(now, until);
            }

            return;
        }
    }

    private Waiter Remove(LinkedListNode<Waiter> place)
    {
        _queue.Remove(place);
        place.Value.Place = null;
        return place.Value;
    }

    // A timer may fire a little early by another clock; a millisecond more costs nothing, a missed wake-up would hang a request.
    private void Arm(Instant now, Instant until)
    {
        if (until != UntilAnswered)
        {
            _timer.Change((until - now).ToTimeSpan() + TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
        }
    }

    private static HealthApiException Refuse(RequestTicket ticket, Instant until) =>
        new ApiFailure(HealthApiErrorKind.RateLimited, ticket.Operation, "the user's quota is used up and its reset is further away than the host waits.")
        {
            RetryAt = until,
            Requests = ticket.Sent,
        }.ToException();

    private sealed class Waiter(RequestTicket ticket, Instant deadline) : TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public RequestTicket Ticket { get; } = ticket;

        public Instant Deadline { get; } = deadline;

        /// <summary>Gets or sets the place in the queue; <see langword="null"/> once the outcome is settled.</summary>
        public LinkedListNode<Waiter>? Place { get; set; }
    }
}
