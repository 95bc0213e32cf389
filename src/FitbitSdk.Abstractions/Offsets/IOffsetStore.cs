using FitbitSdk.Records;

namespace FitbitSdk;

/// <summary>Keeps offsets. The host may implement it on any store that can compare and set one row.</summary>
/// <remarks>An offset that was stored must survive a crash of process and machine. Calls for different keys may run at the same time.</remarks>
public interface IOffsetStore
{
    /// <summary>Reads all offsets of an account.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The stored offsets by key; empty for an account never seen.</returns>
    ValueTask<IReadOnlyDictionary<OffsetKey, SyncOffset>> GetAsync(SyncAccount account, CancellationToken cancellationToken);

    /// <summary>Replaces an offset if it is still the expected one.</summary>
    /// <param name="key">Which.</param>
    /// <param name="expected">What was read before, compared by its version; <see langword="null"/> if nothing was stored. A state that came
    /// from no store (its version is 0) is never the expected one.</param>
    /// <param name="next">What to store; its version is set by the store.</param>
    /// <param name="cancellationToken">Stops the call; the outcome is then unknown.</param>
    /// <returns>The stored offset with its new version; <see langword="null"/> if someone was first.</returns>
    ValueTask<SyncOffset?> TryAdvanceAsync(OffsetKey key, SyncOffset? expected, SyncOffset next, CancellationToken cancellationToken);

    /// <summary>Reads the offsets of one stream for all accounts: what a sink needs to know how much of its output is committed.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The offsets, in no particular order.</returns>
    IAsyncEnumerable<KeyValuePair<OffsetKey, SyncOffset>> ListAsync(StreamId stream, CancellationToken cancellationToken);

    /// <summary>Forgets all offsets of a user: every provider, version and stream.</summary>
    /// <param name="user">Whose.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>A task that ends when nothing of the user is left.</returns>
    /// <remarks>Versions may begin anew afterwards, so the user's runs must have ended before.</remarks>
    ValueTask RemoveAsync(UserKey user, CancellationToken cancellationToken);
}
