using NodaTime;

namespace FitbitSdk.Testing.Tests;

/// <summary>A store that is written without its usual care.</summary>
internal sealed class BrokenAuthorizationStateStore : IAuthorizationStateStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<AuthorizationStateId, PendingAuthorization> _pending = [];

    public Func<PendingAuthorization, PendingAuthorization> Map { get; init; } = static pending => pending;

    public bool NeverTakesOut { get; init; }

    public bool LooksBeforeItTakes { get; init; }

    public bool TakesAllOut { get; init; }

    public bool GivesAny { get; init; }

    public bool KeepsOneForEachUser { get; init; }

    public Duration? DropsAfter { get; init; }

    public ValueTask AddAsync(AuthorizationStateId id, PendingAuthorization pending, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            foreach ((AuthorizationStateId other, PendingAuthorization before) in _pending.ToArray())
            {
                if ((KeepsOneForEachUser && before.User == pending.User) || (DropsAfter is { } length && before.BegunAt + length <= pending.BegunAt))
                {
                    _pending.Remove(other);
                }
            }

            _pending.Add(id, Map(pending));
        }

        return default;
    }

    public async ValueTask<PendingAuthorization?> RedeemAsync(AuthorizationStateId id, CancellationToken cancellationToken)
    {
        PendingAuthorization? found;
        lock (_gate)
        {
            found = GivesAny ? _pending.Values.FirstOrDefault() : _pending.GetValueOrDefault(id);
            if (!LooksBeforeItTakes)
            {
                Take(id);
            }
        }

        if (LooksBeforeItTakes)
        {
            await Task.Yield();
            lock (_gate)
            {
                Take(id);
            }
        }

        return found;
    }

    private void Take(AuthorizationStateId id)
    {
        if (TakesAllOut)
        {
            _pending.Clear();
        }

        if (!NeverTakesOut)
        {
            _pending.Remove(id);
        }
    }
}
