using FitbitSdk.Http;
using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.WebApi;

public sealed partial class FitbitDataSource
{
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
        StatusParts status = new(user, _logger);
        AccountParts parts = request.Parts;
        FitbitProfile? profile = request.KnownZone is { } known ? new() { TimeZoneId = known.Id } : null;
        IReadOnlyList<FitbitDevice> devices = parts.HasFlag(AccountParts.Trackers)
            ? await status.TryAsync(_devices.ReadAsync(user, cancellationToken)).ConfigureAwait(false) ?? []
            : [];
        Instant now = _time.GetInstant();
        parts |= HasMoved(devices, profile, now) ? AccountParts.Zone : AccountParts.None;
        if (parts.HasFlag(AccountParts.Zone))
        {
            profile = await status.TryAsync(_user.ReadProfileAsync(user, cancellationToken)).ConfigureAwait(false);
        }

        foreach (FitbitDevice device in devices)
        {
            status.AddDevice(device.Id, device.Type, device.LastSyncTime is { } local ? ToEarliest(local, profile) : null, now);
        }

        return new()
        {
            Parts = parts,
            Watermarks = status.Watermarks,
            Zone = parts.HasFlag(AccountParts.Zone) ? profile?.TimeZone : null,
            Scopes = await _tokens.GetGrantedScopesAsync(FitbitApi.KeyOf(user), cancellationToken).ConfigureAwait(false),
            Quota = _api.GetQuota(user),
            Requests = status.Requests,
        };
    }

    /// <inheritdoc/>
    public ValueTask<string?> GetAuthorizationAsync(SyncUser user, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        return _tokens.GetStampAsync(FitbitApi.KeyOf(user), cancellationToken);
    }

    private static bool HasMoved(IReadOnlyList<FitbitDevice> devices, FitbitProfile? known, Instant now) =>
        known is not null && devices.Any(device => StatusParts.IsTracker(device.Type) && device.LastSyncTime is { } local && ToEarliest(local, known) > now + ClockTolerance);

    /// <summary>Gives a local time the earliest instant it can mean: what is called uploaded must have been.</summary>
    private static Instant ToEarliest(LocalDateTime local, FitbitProfile? profile) => profile switch
    {
        { TimeZone: { } zone } => local.WithOffset(zone.MapLocal(local).EarlyInterval.WallOffset).ToInstant(),
        { Offset: { } offset } => local.WithOffset(offset).ToInstant(),
        _ => RecordTime.FromLocal(local).Bounds.Earliest,
    };
}
