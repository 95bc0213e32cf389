using FitbitSdk.Records;

namespace FitbitSdk;

/// <summary>A provider: what it offers, what it knows of an account, and how a window of a stream is read.</summary>
/// <remarks>Calls may wait for quota. A failure is a <see cref="HealthApiException"/> whose kind says what may safely be repeated.</remarks>
public interface IHealthDataSource
{
    /// <summary>Gets the provider's id.</summary>
    ProviderId Provider { get; }

    /// <summary>Gets the streams that can be read.</summary>
    IReadOnlyList<DataStream> Streams { get; }

    /// <summary>Asks what the provider knows of the account: when its trackers uploaded, its zone, what was granted, the quota left.</summary>
    /// <param name="request">Whose account, and which parts of its status.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The state of the account now.</returns>
    /// <exception cref="HealthApiException">The service refused or did not answer.</exception>
    ValueTask<AccountStatus> GetStatusAsync(StatusRequest request, CancellationToken cancellationToken);

    /// <summary>Tells how many requests a look for uploads costs, repeats aside: a status of which the trackers alone are asked for.</summary>
    /// <param name="user">Whose account.</param>
    /// <returns>One, unless the provider must ask more to be sure of the answer.</returns>
    int GetCheckPrice(SyncUser user) => 1;

    /// <summary>Tells one authorization of a user from another, without asking the provider.</summary>
    /// <param name="user">Whose account.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>A text that changes when other tokens are stored, and holds nothing of them; <see langword="null"/> where that is not known.</returns>
    /// <remarks>A user who must authorize again is left alone until it changes.</remarks>
    ValueTask<string?> GetAuthorizationAsync(SyncUser user, CancellationToken cancellationToken) => new((string?)null);

    /// <summary>Reads a window, page by page.</summary>
    /// <param name="request">Whose, which stream, which window.</param>
    /// <param name="cancellationToken">Stops the read; nothing is to be undone.</param>
    /// <returns>The pages in the service's order; each owns its batch. Lists of logs may have a batch a page; any other window has one batch,
    /// without records where the service says that there are none, and no batch where it says nothing.</returns>
    /// <exception cref="HealthApiException">The service refused or did not answer; pages given before stay valid.</exception>
    IAsyncEnumerable<SourcePage> ReadAsync(ReadRequest request, CancellationToken cancellationToken);
}
