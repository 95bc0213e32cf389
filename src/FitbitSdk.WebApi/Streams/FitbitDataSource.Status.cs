using System.Collections.Frozen;
using FitbitSdk.Http;
using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.WebApi;

public sealed partial class FitbitDataSource
{
    private const string Tracker = "TRACKER";

    // Zones differ by more than clocks do.
    private static readonly Duration ClockTolerance = Duration.FromMinutes(10);

    /// <inheritdoc/>
    /// <remarks>Costs a request for the devices and one for the profile, that is the zone. The devices tell local times: where one of them lies ahead
    /// in the zone that is known, the user has moved, and the profile is read although it was not asked for. A part that the user did not grant, or
    /// that the service forbids, stays empty: the usual scopes of a study lack <c>settings</c>.</remarks>
    public async ValueTask<AccountStatus> GetStatusAsync(StatusRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        SyncUser user = request.User;
        (AccountParts parts, int spent) = (request.Parts, 0);
        FitbitProfile? profile = request.KnownZone is { } known ? new() { TimeZoneId = known.Id } : null;
        IReadOnlyList<FitbitDevice>? devices = null;
        if (parts.HasFlag(AccountParts.Trackers))
        {
            (devices, spent) = await TryAsync(_devices.ReadAsync(user, cancellationToken), user, spent).ConfigureAwait(false);
            parts |= HasMoved(devices ?? [], profile, _time.GetInstant()) ? AccountParts.Zone : AccountParts.None;
        }

        if (parts.HasFlag(AccountParts.Zone))
        {
            (profile, spent) = await TryAsync(_user.ReadProfileAsync(user, cancellationToken), user, spent).ConfigureAwait(false);
        }

        IReadOnlyList<string>? scopes = _tokens is TokenManager manager
            ? await manager.GetScopesAsync(FitbitApi.KeyOf(user), cancellationToken).ConfigureAwait(false)
            : null;
        return new()
        {
            Watermarks = GetWatermarks(devices ?? [], profile, _time.GetInstant()),
            Parts = parts,
            Zone = parts.HasFlag(AccountParts.Zone) ? profile?.TimeZone : null,
            Scopes = scopes?.ToFrozenSet(StringComparer.Ordinal),
            Quota = _api.GetQuota(user),
            Requests = spent,
        };
    }

    private static bool HasMoved(IReadOnlyList<FitbitDevice> devices, FitbitProfile? known, Instant now) =>
        known is not null && devices.Any(device => device is { Type: Tracker, LastSyncTime: { } local } && ToEarliest(local, known) > now + ClockTolerance);

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
