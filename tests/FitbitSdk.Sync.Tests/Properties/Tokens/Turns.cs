using FitbitSdk.Testing;

namespace FitbitSdk.Sync.Tests.Properties;

/// <summary>What becomes of a step.</summary>
internal enum Fate
{
    Taken,
    AnswerLost,
    NeverArrives,
}

/// <summary>Steps that wait for their turn: a case says in which order they are taken, and which of them go wrong.</summary>
internal sealed class Turns(ManualTimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly List<Turn> _waiting = [];

    public bool Any
    {
        get
        {
            lock (_lock)
            {
                return _waiting.Count > 0;
            }
        }
    }

    /// <summary>Waits for the turn of a step. One of a process that has died may still be taken: it was on its way.</summary>
    /// <exception cref="IOException">The step went wrong, or its turn did not come in time.</exception>
    public Task<T> TakeAsync<T>(TokenHost host, Func<T> step, TimeSpan? limit = null)
    {
        // Without asynchronous continuations: whoever gives the turn does the work that follows, so that a case can be repeated.
        TaskCompletionSource<T> done = new();
        lock (_lock)
        {
            _waiting.Add(new(host, TokenHost.Caller, limit is { } time ? clock.GetUtcNow() + time : null, End));
        }

        return done.Task;

        void End(Fate fate)
        {
            T? result = fate is Fate.NeverArrives ? default : step();
            if (host.IsDead)
            {
                return;
            }

            if (fate is Fate.Taken)
            {
                done.SetResult(result!);
            }
            else
            {
                done.SetException(new IOException("Lost on the way."));
            }
        }
    }

    public bool IsWaiting(TokenHost host, int caller)
    {
        lock (_lock)
        {
            return _waiting.Exists(turn => turn.Host == host && turn.Caller == caller);
        }
    }

    public void Give(int pick, Fate fate)
    {
        Turn turn;
        lock (_lock)
        {
            turn = _waiting[pick % _waiting.Count];
            _waiting.Remove(turn);
        }

        turn.End(fate);
    }

    /// <summary>Ends the steps whose time is over; they must not be taken any more.</summary>
    public void EndOverdue()
    {
        Turn[] overdue;
        lock (_lock)
        {
            overdue = [.. _waiting.Where(turn => turn.Until <= clock.GetUtcNow())];
            _waiting.RemoveAll(overdue.Contains);
        }

        foreach (Turn turn in overdue)
        {
            turn.End(Fate.NeverArrives);
        }
    }

    private sealed record Turn(TokenHost Host, int Caller, DateTimeOffset? Until, Action<Fate> End);
}
