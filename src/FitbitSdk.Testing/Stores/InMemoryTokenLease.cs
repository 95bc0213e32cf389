namespace FitbitSdk.Testing;

/// <summary>Lets one taker at a time refresh a user's tokens, within one process.</summary>
/// <param name="timeProvider">The clock by which a lease ends.</param>
/// <remarks>Safe for use by several threads.</remarks>
public sealed class InMemoryTokenLease(TimeProvider timeProvider) : ITokenLease
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TokenKey, Holder> _holders = [];

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="lease"/> is not positive.</exception>
    public ValueTask<IAsyncDisposable?> TryAcquireAsync(TokenKey key, TimeSpan lease, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(lease, TimeSpan.Zero);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            // By what has passed: a clock that is set back must not make a lease longer.
            if (_holders.TryGetValue(key, out Holder? holder) && timeProvider.GetElapsedTime(holder.Taken) < holder.Length)
            {
                return new((IAsyncDisposable?)null);
            }

            return new(_holders[key] = new(this, key, timeProvider.GetTimestamp(), lease));
        }
    }

    // A lease that expired may have a new holder by now; the late one must not free what is no longer its own.
    private void Release(Holder holder)
    {
        lock (_gate)
        {
            if (ReferenceEquals(_holders.GetValueOrDefault(holder.Key), holder))
            {
                _holders.Remove(holder.Key);
            }
        }
    }

    private sealed class Holder(InMemoryTokenLease owner, TokenKey key, long taken, TimeSpan length) : IAsyncDisposable
    {
        public TokenKey Key => key;

        public long Taken => taken;

        public TimeSpan Length => length;

        public ValueTask DisposeAsync()
        {
            owner.Release(this);
            return default;
        }
    }
}
