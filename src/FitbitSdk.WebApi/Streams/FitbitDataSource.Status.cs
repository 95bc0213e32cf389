using System.Collections.Frozen;
using FitbitSdk.Http;
using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.WebApi;

public sealed partial class FitbitDataSource
{
    private const string Tracker = "TRACKER";

    /// <inheritdoc/>
    /// <remarks>Costs two requests, for the profile and for the devices. A part that the user did not grant, or that the service forbids,
    /// stays empty: the usual scopes of a study lack <c>settings</c>.</remarks>
    public async ValueTask<AccountStatus> GetStatusAsync(SyncUser user, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        (FitbitProfile? profile, int spent) = await TryAsync(_user.ReadProfileAsync(user, cancellationToken), user, 0).ConfigureAwait(false);
        (IReadOnlyList<FitbitDevice>? devices, spent) = await TryAsync(_devices.ReadAsync(user, cancellationToken), user, spent).ConfigureAwait(false);
        IReadOnlyList<string>? scopes = _tokens is TokenManager manager
            ? await manager.GetScopesAsync(FitbitApi.KeyOf(user), cancellationToken).ConfigureAwait(false)
            : null;
        return new()
        {
            Watermarks = GetWatermarks(devices ?? [], profile, _time.GetInstant()),
            Zone = profile?.TimeZone,
            Scopes = scopes?.ToFrozenSet(StringComparer.Ordinal),
            Quota = _api.GetQuota(user),
            Requests = spent,
        };
    }

    /// <inheritdoc/>
    public async ValueTask<string?> GetAuthorizationAsync(SyncUser user, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        return _tokens is TokenManager manager ? await manager.GetStampAsync(FitbitApi.KeyOf(user), cancellationToken).ConfigureAwait(false) : null;
    }

    internal static Dictionary<string, Instant> GetWatermarks(IReadOnlyList<FitbitDevice> devices, FitbitProfile? profile, Instant now)
    {
        Dictionary<string, Instant> watermarks = new(StringComparer.Ordinal);
        foreach (FitbitDevice device in devices)
        {
            if (device is { Type: Tracker, LastSyncTime: { } local })
            {
                Instant uploaded = Instant.Min(now, ToEarliest(local, profile));
                watermarks[device.Id] = watermarks.TryGetValue(device.Id, out Instant other) ? Instant.Max(other, uploaded) : uploaded;
            }
        }

        return watermarks;
    }

    /// <summary>Gives a local time the earliest instant it can mean: what is called uploaded must have been.</summary>
    private static Instant ToEarliest(LocalDateTime local, FitbitProfile? profile) => profile switch
    {
        { TimeZone: { } zone } => local.WithOffset(zone.MapLocal(local).EarlyInterval.WallOffset).ToInstant(),
        { Offset: { } offset } => local.WithOffset(offset).ToInstant(),
        _ => RecordTime.FromLocal(local).Bounds.Earliest,
    };

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
