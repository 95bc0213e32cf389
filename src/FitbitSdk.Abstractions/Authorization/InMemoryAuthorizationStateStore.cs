namespace FitbitSdk;

/// <summary>Keeps authorizations under way in the memory of one process: the default.</summary>
/// <remarks>Enough where one process serves all browsers; a restart ends what is under way, and the user begins again. At most
/// <see cref="Capacity"/> are kept: one more drops the one that expires first, so that flows begun in masses cannot fill the memory.</remarks>
public sealed class InMemoryAuthorizationStateStore : IAuthorizationStateStore
{
    /// <summary>The most authorizations that are kept at a time.</summary>
    public const int Capacity = 10_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<AuthorizationStateId, PendingAuthorization> _pending = [];
    private readonly PriorityQueue<AuthorizationStateId, long> _byExpiry = new();

    /// <inheritdoc/>
    public ValueTask AddAsync(AuthorizationStateId id, PendingAuthorization pending, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(pending);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            long now = pending.BegunAt.ToUnixTimeTicks();
            while (_byExpiry.TryPeek(out AuthorizationStateId? first, out long expiry) && (expiry <= now || _byExpiry.Count >= Capacity))
            {
                // Those that were redeemed stand here until their time is up; removing them twice does no harm.
                _byExpiry.Dequeue();
                _pending.Remove(first);
            }

            _pending.Add(id, pending);
            _byExpiry.Enqueue(id, pending.ExpiresAt.ToUnixTimeTicks());
        }

        return default;
    }

    /// <inheritdoc/>
    public ValueTask<PendingAuthorization?> RedeemAsync(AuthorizationStateId id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(id);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            _pending.Remove(id, out PendingAuthorization? pending);
            return new(pending);
        }
    }
}
