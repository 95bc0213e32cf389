using FitbitSdk.Http;

namespace FitbitSdk.WebApi;

/// <summary>The person behind an account.</summary>
public class FitbitUserClient : FitbitAreaClient
{
    internal FitbitUserClient(FitbitApi api)
        : base(api)
    {
    }

    /// <summary>Creates a client without a service, for a test double that overrides its methods.</summary>
    protected FitbitUserClient()
    {
    }

    /// <summary>Reads the profile. Zone and offset are those in force now: the service knows no earlier ones.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>The profile.</returns>
    /// <exception cref="MissingScopeException">The user did not grant <c>profile</c>.</exception>
    /// <exception cref="NeedsAuthorizationException">The user must authorize again.</exception>
    /// <exception cref="RateLimitedException">The quota is used up for longer than the host waits.</exception>
    /// <exception cref="HealthApiException">The service refused or did not answer.</exception>
    /// <remarks>Costs one request. <see href="https://dev.fitbit.com/build/reference/web-api/user/get-profile/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.User.GetProfile))]
    public virtual async Task<FitbitProfile> GetProfileAsync(SyncUser user, CancellationToken cancellationToken = default) =>
        (await Api.ReadAsync<ProfileDocument>(user, FitbitOperations.User.GetProfile, [], cancellationToken).ConfigureAwait(false)).User ?? new();

    /// <summary>Reads the badges that the user earned.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>The badges; empty where there are none.</returns>
    /// <remarks>Costs one request. <see href="https://dev.fitbit.com/build/reference/web-api/user/get-badges/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.User.GetBadges))]
    public virtual Task<IReadOnlyList<FitbitBadge>> GetBadgesAsync(SyncUser user, CancellationToken cancellationToken = default) =>
        Api.ReadListAsync<BadgesDocument, FitbitBadge>(user, FitbitOperations.User.GetBadges, [], cancellationToken);

    /// <summary>Reads of the profile what a sync needs, the zone and the offset, for less than the whole costs.</summary>
    internal async ValueTask<(FitbitProfile Value, int Requests)> ReadProfileAsync(SyncUser user, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        FitbitOperation operation = FitbitOperations.User.GetProfile;
        using ApiAnswer answer = await Api.GetAsync(user, operation, operation.Expand(user, operation.Path), cancellationToken).ConfigureAwait(false);
        return answer.Read(static body => StatusJson.ReadProfile(body));
    }
}
