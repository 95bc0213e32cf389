namespace FitbitSdk.Testing.Tests;

/// <summary>A lease that is written without its usual care.</summary>
internal sealed class BrokenTokenLease(TimeProvider clock) : ITokenLease
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TokenKey, (object Holder, DateTimeOffset Until)> _held = [];

    public Func<TokenKey, TokenKey> MapKey { get; init; } = static key => key;

    public bool NeverExpires { get; init; }

    public bool IsFreedByAnyone { get; init; }

    public bool IsNeverFreed { get; init; }

    public bool IsGivenToAll { get; init; }

    public bool CountsFromTheFirst { get; init; }

    public TimeSpan? FixedLength { get; init; }

    public bool BelievesTheClock { get; init; }

    public ValueTask<IAsyncDisposable?> TryAcquireAsync(TokenKey key, TimeSpan lease, CancellationToken cancellationToken)
    {
        TokenKey mapped = MapKey(key);
        lock (_gate)
        {
            DateTimeOffset now = BelievesTheClock ? clock.GetUtcNow() : new(clock.GetTimestamp(), TimeSpan.Zero);
            bool known = _held.TryGetValue(mapped, out (object Holder, DateTimeOffset Until) held);
            if (known && !IsGivenToAll && (NeverExpires || now < held.Until))
            {
                return new((IAsyncDisposable?)null);
            }

            object holder = new();
            _held[mapped] = (holder, CountsFromTheFirst && known ? held.Until : now + (FixedLength ?? lease));
            return new(new Release(() =>
            {
                lock (_gate)
                {
                    if (!IsNeverFreed && (IsFreedByAnyone || (_held.TryGetValue(mapped, out (object Holder, DateTimeOffset Until) last) && last.Holder == holder)))
                    {
                        _held.Remove(mapped);
                    }
                }
            }));
        }
    }

    private sealed class Release(Action release) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            release();
            return default;
        }
    }
}
