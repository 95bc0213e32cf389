using System.Buffers;
using FitbitSdk.Http;

namespace FitbitSdk.GoogleHealth;

/// <summary>The person behind an account.</summary>
public class GoogleHealthUserClient
{
    private readonly GoogleHealthApi? _api;

    internal GoogleHealthUserClient(GoogleHealthApi api) => _api = api;

    /// <summary>Creates a client without a service, for a test double that overrides its methods.</summary>
    protected GoogleHealthUserClient()
    {
    }

    /// <summary>Reads the settings: the zone and the offset that are in force now. The service knows no earlier ones.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>The settings.</returns>
    /// <exception cref="MissingScopeException">The user did not grant <see cref="GoogleHealthScopes.Settings"/>.</exception>
    /// <exception cref="NeedsAuthorizationException">The user must authorize again.</exception>
    /// <exception cref="RateLimitedException">The quota is used up for longer than the host waits.</exception>
    /// <exception cref="HealthApiException">The service refused or did not answer.</exception>
    /// <remarks>Costs one request. <see href="https://developers.google.com/health/reference/rest#v4.users">Source</see>.</remarks>
    public virtual async Task<GoogleHealthSettings> GetSettingsAsync(SyncUser user, CancellationToken cancellationToken = default) =>
        (await ReadSettingsAsync(user, cancellationToken).ConfigureAwait(false)).Value;

    /// <summary>Reads the ids of the account: its id in this API, and that in the Fitbit Web API.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>The ids.</returns>
    /// <exception cref="MissingScopeException">The user granted no scope at all that reads.</exception>
    /// <exception cref="NeedsAuthorizationException">The user must authorize again.</exception>
    /// <exception cref="RateLimitedException">The quota is used up for longer than the host waits.</exception>
    /// <exception cref="HealthApiException">The service refused or did not answer.</exception>
    /// <remarks>Costs one request. <see href="https://developers.google.com/health/reference/rest#v4.users">Source</see>.</remarks>
    public virtual async Task<GoogleHealthIdentity> GetIdentityAsync(SyncUser user, CancellationToken cancellationToken = default) =>
        (await ReadIdentityAsync(user, cancellationToken).ConfigureAwait(false)).Value;

    internal ValueTask<(GoogleHealthSettings Value, int Requests)> ReadSettingsAsync(SyncUser user, CancellationToken cancellationToken) =>
        ReadAsync(user, GoogleHealthOperations.GetSettings, static body => GoogleHealthJson.ReadSettings(body), cancellationToken);

    internal ValueTask<(GoogleHealthIdentity Value, int Requests)> ReadIdentityAsync(SyncUser user, CancellationToken cancellationToken) =>
        ReadAsync(user, GoogleHealthOperations.GetIdentity, static body => GoogleHealthJson.ReadIdentity(body), cancellationToken);

    private async ValueTask<(T Value, int Requests)> ReadAsync<T>(
        SyncUser user, GoogleHealthOperation operation, Func<ReadOnlySequence<byte>, T> read, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        GoogleHealthApi api = _api ?? throw new NotSupportedException("This client has no service: override the method.");
        using ApiAnswer answer = await api.GetAsync(user, operation, [], cancellationToken).ConfigureAwait(false);
        return answer.Read(read);
    }
}
