using FitbitSdk.Testing;
using NodaTime;

namespace FitbitSdk.Sync.Tests.Properties;

/// <summary>Processes with callers, over one store and one issuer, by one clock. Nothing happens by itself.</summary>
internal sealed class TokenWorld
{
    private readonly TokenHost[] _hosts;
    private readonly List<Call> _calls = [];
    private int _callers;

    public TokenWorld(int processes)
    {
        (Turns, Lease) = (new(Clock), new(Clock));
        Issuer = new(() => SingleUseIssuer.GenerationOf(Store.GetAsync(TokenHost.Anna, CancellationToken.None).AsTask().GetAwaiter().GetResult()!.Token.Refresh!.Reveal()));
        Store.TryReplaceAsync(TokenHost.Anna, null, SingleUseIssuer.PairOf(0, Now), CancellationToken.None).AsTask().GetAwaiter().GetResult();
        _hosts = [.. Enumerable.Range(0, processes).Select(_ => new TokenHost(this))];
    }

    public ManualTimeProvider Clock { get; } = new();

    public Instant Now => Instant.FromDateTimeOffset(Clock.GetUtcNow());

    public InMemoryTokenStore Store { get; } = new();

    public InMemoryTokenLease Lease { get; }

    public SingleUseIssuer Issuer { get; }

    public Turns Turns { get; }

    /// <summary>Gets whether somebody was told that the user must authorize again.</summary>
    public bool IsLost => _calls.Exists(static call => call.Task.Exception?.InnerException is NeedsAuthorizationException);

    /// <summary>Begins a call in a process.</summary>
    public Task<bool> Begin(int process)
    {
        CancellationTokenSource cancellation = new();
        Call call = new(_hosts[process % _hosts.Length], ++_callers, cancellation);
        call.Task = call.Host.CallAsync(call.Caller, cancellation.Token);
        _calls.Add(call);
        Settle();
        return call.Task;
    }

    /// <summary>Lets something that waits happen; where nothing does, a second passes.</summary>
    public void Go(int pick, Fate fate)
    {
        if (Turns.Any)
        {
            Turns.Give(pick, fate);
            Settle();
        }
        else
        {
            Wait(1);
        }
    }

    public void Wait(int seconds)
    {
        for (int i = 0; i < seconds; i++)
        {
            Clock.Advance(TimeSpan.FromSeconds(1));
            Turns.EndOverdue();
            Settle();
        }
    }

    /// <summary>Kills a process, whatever it is doing, and starts another in its place.</summary>
    public void Kill(int process)
    {
        ref TokenHost host = ref _hosts[process % _hosts.Length];
        host.IsDead = true;
        host = new(this);
    }

    /// <summary>Cancels a caller that still waits.</summary>
    public void Cancel(int pick)
    {
        Call[] waiting = [.. Waiting];
        if (waiting.Length > 0)
        {
            waiting[pick % waiting.Length].Cancellation.Cancel();
            Settle();
        }
    }

    /// <summary>Lets all that has begun come to its end, without further faults.</summary>
    public void Finish()
    {
        while (Turns.Any || Waiting.Any())
        {
            Go(0, Fate.Taken);
        }
    }

    private IEnumerable<Call> Waiting => _calls.Where(static call => !call.Host.IsDead && !call.Task.IsCompleted);

    /// <summary>Waits until all that can go on has: a refresh begins on a thread of its own.</summary>
    private void Settle()
    {
        if (!SpinWait.SpinUntil(() => Waiting.All(call => Turns.IsWaiting(call.Host, call.Caller) || call.Host.IsRefreshing), TimeSpan.FromSeconds(30)))
        {
            throw new TimeoutException("A caller waits for nothing.");
        }
    }

    private sealed class Call(TokenHost host, int caller, CancellationTokenSource cancellation)
    {
        public TokenHost Host => host;

        public int Caller => caller;

        public CancellationTokenSource Cancellation => cancellation;

        public Task<bool> Task { get; set; } = null!;
    }
}
