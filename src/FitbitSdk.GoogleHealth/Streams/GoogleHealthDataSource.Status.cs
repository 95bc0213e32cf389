using System.Collections.Frozen;
using FitbitSdk.Http;
using NodaTime;

namespace FitbitSdk.GoogleHealth;

public sealed partial class GoogleHealthDataSource
{
    private const string Tracker = "TRACKER";

    /// <inheritdoc/>
    /// <remarks>Costs two requests, for the settings and for the devices, and one more where <see cref="SyncUser.AccountId"/> says whose account it
    /// must be: requests name no account here, so the tokens of somebody else would give somebody else's data. A part that the user did not grant, or
    /// that the service forbids, stays empty.</remarks>
    /// <exception cref="NeedsAuthorizationException">Also where the tokens belong to another account.</exception>
    public async ValueTask<AccountStatus> GetStatusAsync(SyncUser user, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        (GoogleHealthSettings? settings, int spent) = await TryAsync(_user.ReadSettingsAsync(user, cancellationToken), user, 0).ConfigureAwait(false);
        (IReadOnlyList<GoogleHealthDevice>? devices, spent) = await TryAsync(_devices.ReadAsync(user, cancellationToken), user, spent).ConfigureAwait(false);
        if (user.AccountId is { } account)
        {
            (GoogleHealthIdentity? identity, spent) = await TryAsync(_user.ReadIdentityAsync(user, cancellationToken), user, spent).ConfigureAwait(false);
            if (identity is not null && account != identity.HealthUserId && account != identity.LegacyUserId)
            {
                throw new NeedsAuthorizationException(GoogleHealthOperations.GetIdentity.Name, "the tokens belong to another account than SyncUser.AccountId names.") { Requests = spent };
            }
        }

        IReadOnlyList<string>? scopes = _tokens is TokenManager manager
            ? await manager.GetScopesAsync(GoogleHealthApi.KeyOf(user), cancellationToken).ConfigureAwait(false)
            : null;
        return new()
        {
            Watermarks = GetWatermarks(devices ?? [], _time.GetInstant()),
            Zone = settings?.TimeZone,
            Scopes = scopes?.ToFrozenSet(StringComparer.Ordinal),
            Quota = _api.GetQuota(user),
            Requests = spent,
        };
    }

    /// <inheritdoc/>
    public async ValueTask<string?> GetAuthorizationAsync(SyncUser user, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        return _tokens is TokenManager manager ? await manager.GetStampAsync(GoogleHealthApi.KeyOf(user), cancellationToken).ConfigureAwait(false) : null;
    }

    private static Dictionary<string, Instant> GetWatermarks(IReadOnlyList<GoogleHealthDevice> devices, Instant now)
    {
        Dictionary<string, Instant> watermarks = new(StringComparer.Ordinal);
        foreach (GoogleHealthDevice device in devices)
        {
            if (device is { Type: Tracker, LastSyncTime: { } synced })
            {
                Instant uploaded = Instant.Min(now, synced);
                watermarks[device.Id] = watermarks.TryGetValue(device.Id, out Instant other) ? Instant.Max(other, uploaded) : uploaded;
            }
        }

        return watermarks;
    }

    private async ValueTask<(T? Value, int Spent)> TryAsync<T>(ValueTask<(T Value, int Requests)> part, SyncUser user, int spent)
        where T : class
    {
        try
        {
            (T value, int requests) = await part.ConfigureAwait(false);
            return (value, spent + requests);
        }
        catch (HealthApiException e) when (e.Kind is HealthApiErrorKind.MissingScope or HealthApiErrorKind.Forbidden)
        {
            _logger.StatusPartMissing(e.Operation, user.Key, e.Kind);
            return (null, spent + e.Requests);
        }
        catch (HealthApiException e) when (spent > 0)
        {
            throw e.WithRequests(spent + e.Requests);
        }
    }
}
