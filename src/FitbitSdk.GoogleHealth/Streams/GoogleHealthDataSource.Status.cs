using FitbitSdk.Http;
using NodaTime;

namespace FitbitSdk.GoogleHealth;

public sealed partial class GoogleHealthDataSource
{
    /// <inheritdoc/>
    /// <remarks>Costs two requests, for the settings and for the devices, and one more where <see cref="SyncUser.AccountId"/> says whose account it
    /// must be: requests name no account here, so the tokens of somebody else would give somebody else's data. A part that the user did not grant, or
    /// that the service forbids, stays empty.</remarks>
    /// <exception cref="NeedsAuthorizationException">Also where the tokens belong to another account.</exception>
    public async ValueTask<AccountStatus> GetStatusAsync(SyncUser user, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        StatusParts parts = new(user, _logger);
        GoogleHealthSettings? settings = await parts.TryAsync(_user.ReadSettingsAsync(user, cancellationToken)).ConfigureAwait(false);
        IReadOnlyList<GoogleHealthDevice>? devices = await parts.TryAsync(_devices.ReadAsync(user, cancellationToken)).ConfigureAwait(false);
        if (user.AccountId is { } account)
        {
            GoogleHealthIdentity? identity = await parts.TryAsync(_user.ReadIdentityAsync(user, cancellationToken)).ConfigureAwait(false);
            if (identity is not null && account != identity.HealthUserId && account != identity.LegacyUserId)
            {
                throw new NeedsAuthorizationException(GoogleHealthOperations.GetIdentity.Name, "the tokens belong to another account than SyncUser.AccountId names.") { Requests = parts.Requests };
            }
        }

        Instant now = _time.GetInstant();
        foreach (GoogleHealthDevice device in devices ?? [])
        {
            parts.AddDevice(device.Id, device.Type, device.LastSyncTime, now);
        }

        return new()
        {
            Watermarks = parts.Watermarks,
            Zone = settings?.TimeZone,
            Scopes = await _tokens.GetGrantedScopesAsync(GoogleHealthApi.KeyOf(user), cancellationToken).ConfigureAwait(false),
            Quota = _api.GetQuota(user),
            Requests = parts.Requests,
        };
    }
}
