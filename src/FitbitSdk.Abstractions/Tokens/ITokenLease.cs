namespace FitbitSdk;

/// <summary>Lets one process at a time refresh a user's tokens. Optional: needed where several processes share a store.</summary>
public interface ITokenLease
{
    /// <summary>Takes the lease if nobody holds it.</summary>
    /// <param name="key">Whose tokens.</param>
    /// <param name="lease">How long it holds if it is not given back, counted by the injected clock; the same for all who take the lease of a key. Where
    /// that clock is set back meanwhile, no longer than twice that.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>What gives the lease back when disposed of; <see langword="null"/> while someone else holds it.</returns>
    ValueTask<IAsyncDisposable?> TryAcquireAsync(TokenKey key, TimeSpan lease, CancellationToken cancellationToken);
}
