using FitbitSdk.Http;
using NodaTime;

namespace FitbitSdk.GoogleHealth;

public sealed partial class GoogleHealthDataSource
{
    /// <inheritdoc/>
    /// <remarks>Costs a request for the devices and one for the settings, that is the zone, and one more where <see cref="SyncUser.AccountId"/> says whose account it
    /// must be: requests name no account here, so the tokens of somebody else would give somebody else's data. A part that the user did not grant, or
    /// that the service forbids, stays empty.</remarks>
    /// <exception cref="NeedsAuthorizationException">Also where the tokens belong to another account.</exception>
    public async ValueTask<AccountStatus> GetStatusAsync(StatusRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        SyncUser user = request.User;
        StatusParts parts = new(user, _logger);
        GoogleHealthSettings? settings = request.Parts.HasFlag(AccountParts.Zone)
            ? await parts.TryAsync(_user.ReadSettingsAsync(user, cancellationToken)).ConfigureAwait(false)
            : null;
        IReadOnlyList<GoogleHealthDevice>? devices = request.Parts.HasFlag(AccountParts.Trackers)
            ? await parts.TryAsync(_devices.ReadAsync(user, cancellationToken)).ConfigureAwait(false)
            : null;
        if (user.AccountId is { } account && request.Parts is not AccountParts.None)
        {
            string? authorization = await GetAuthorizationAsync(user, cancellationToken).ConfigureAwait(false);   // before: it may be replaced meanwhile
            GoogleHealthIdentity? identity = await parts.TryAsync(_user.ReadIdentityAsync(user, cancellationToken)).ConfigureAwait(false);
            if (identity is not null && account != identity.HealthUserId && account != identity.LegacyUserId)
            {
                throw new NeedsAuthorizationException(GoogleHealthOperations.GetIdentity.Name, "the tokens belong to another account than SyncUser.AccountId names.")
                {
                    Requests = parts.Requests,
                    RefusedAuthorization = authorization,
                };
            }
        }

        Instant now = _time.GetInstant();
        foreach (GoogleHealthDevice device in devices ?? [])
        {
            parts.AddDevice(device.Id, device.Type, device.LastSyncTime, now);
        }

        return new()
        {
            Parts = request.Parts,
            Watermarks = parts.Watermarks,
            Zone = settings?.TimeZone,
            Scopes = await _tokens.GetGrantedScopesAsync(GoogleHealthApi.KeyOf(user), cancellationToken).ConfigureAwait(false),
            Quota = _api.GetQuota(user),
            Requests = parts.Requests,
        };
    }

    /// <inheritdoc/>
    /// <remarks>Two where <see cref="SyncUser.AccountId"/> says whose account it must be.</remarks>
    public int GetCheckPrice(SyncUser user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return user.AccountId is null ? 1 : 2;
    }

    /// <inheritdoc/>
    public ValueTask<string?> GetAuthorizationAsync(SyncUser user, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        return _tokens.GetStampAsync(GoogleHealthApi.KeyOf(user), cancellationToken);
    }
}
