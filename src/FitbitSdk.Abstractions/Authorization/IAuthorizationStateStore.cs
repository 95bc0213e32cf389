namespace FitbitSdk;

/// <summary>Keeps authorizations under way. Where the user may come back to another process than sent them away, all must share one store.</summary>
/// <remarks>What expired before another one begins (<see cref="PendingAuthorization.BegunAt"/>) may be forgotten. A store needs no clock: whether
/// a redeemed one has expired is for the caller to tell.</remarks>
public interface IAuthorizationStateStore
{
    /// <summary>Keeps an authorization.</summary>
    /// <param name="id">What it is kept under; no two are alike.</param>
    /// <param name="pending">The authorization.</param>
    /// <param name="cancellationToken">Stops the call; whether it is kept is then unknown.</param>
    /// <returns>A task that ends when it is kept.</returns>
    ValueTask AddAsync(AuthorizationStateId id, PendingAuthorization pending, CancellationToken cancellationToken);

    /// <summary>Takes an authorization out, in one step: of any number of callers, in all processes, one gets it.</summary>
    /// <param name="id">What it is kept under.</param>
    /// <param name="cancellationToken">Stops the call; whether it was taken out is then unknown.</param>
    /// <returns>The authorization; <see langword="null"/> where none is kept, or another was first.</returns>
    ValueTask<PendingAuthorization?> RedeemAsync(AuthorizationStateId id, CancellationToken cancellationToken);
}
