using FitbitSdk.Http;
using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.WebApi;

public sealed partial class FitbitDataSource
{
    /// <inheritdoc/>
    /// <remarks>Costs two requests, for the profile and for the devices. A part that the user did not grant, or that the service forbids,
    /// stays empty: the usual scopes of a study lack <c>settings</c>.</remarks>
    public async ValueTask<AccountStatus> GetStatusAsync(SyncUser user, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        StatusParts parts = new(user, _logger);
        FitbitProfile? profile = await parts.TryAsync(_user.ReadProfileAsync(user, cancellationToken)).ConfigureAwait(false);
        IReadOnlyList<FitbitDevice>? devices = await parts.TryAsync(_devices.ReadAsync(user, cancellationToken)).ConfigureAwait(false);
        Instant now = _time.GetInstant();
        foreach (FitbitDevice device in devices ?? [])
        {
            parts.AddDevice(device.Id, device.Type, device.LastSyncTime is { } local ? ToEarliest(local, profile) : null, now);
        }

        return new()
        {
            Watermarks = parts.Watermarks,
            Zone = profile?.TimeZone,
            Scopes = await _tokens.GetGrantedScopesAsync(FitbitApi.KeyOf(user), cancellationToken).ConfigureAwait(false),
            Quota = _api.GetQuota(user),
            Requests = parts.Requests,
        };
    }

    /// <summary>Gives a local time the earliest instant it can mean: what is called uploaded must have been.</summary>
    private static Instant ToEarliest(LocalDateTime local, FitbitProfile? profile) => profile switch
    {
        { TimeZone: { } zone } => local.WithOffset(zone.MapLocal(local).EarlyInterval.WallOffset).ToInstant(),
        { Offset: { } offset } => local.WithOffset(offset).ToInstant(),
        _ => RecordTime.FromLocal(local).Bounds.Earliest,
    };
}
