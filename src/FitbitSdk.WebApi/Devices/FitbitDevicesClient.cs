using FitbitSdk.Http;

namespace FitbitSdk.WebApi;

/// <summary>The devices of an account.</summary>
public class FitbitDevicesClient : FitbitAreaClient
{
    internal FitbitDevicesClient(FitbitApi api)
        : base(api)
    {
    }

    /// <summary>Creates a client without a service, for a test double that overrides its methods.</summary>
    protected FitbitDevicesClient()
    {
    }

    /// <summary>Reads the paired devices.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>The devices in the service's order; empty where none is paired.</returns>
    /// <exception cref="MissingScopeException">The user did not grant <c>settings</c>.</exception>
    /// <exception cref="NeedsAuthorizationException">The user must authorize again.</exception>
    /// <exception cref="RateLimitedException">The quota is used up for longer than the host waits.</exception>
    /// <exception cref="HealthApiException">The service refused or did not answer.</exception>
    /// <remarks>Costs one request. <see href="https://dev.fitbit.com/build/reference/web-api/devices/get-devices/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Devices.GetDevices))]
    public virtual async Task<IReadOnlyList<FitbitDevice>> GetAsync(SyncUser user, CancellationToken cancellationToken = default) =>
        (await ReadAsync(user, cancellationToken).ConfigureAwait(false)).Value;

    /// <summary>Reads the alarms of a tracker.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="trackerId">Whose id is that of a <see cref="FitbitDevice"/>. Devices with an app of their own for alarms have none here.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>The alarms in the service's order; empty where there are none.</returns>
    /// <remarks>Costs one request.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/devices/get-alarms/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Devices.GetAlarms))]
    public virtual Task<IReadOnlyList<FitbitAlarm>> GetAlarmsAsync(SyncUser user, string trackerId, CancellationToken cancellationToken = default) =>
        Api.ReadListAsync<AlarmDocument, FitbitAlarm>(user, FitbitOperations.Devices.GetAlarms, new() { ["tracker-id"] = trackerId }, cancellationToken);

    internal async ValueTask<(IReadOnlyList<FitbitDevice> Value, int Requests)> ReadAsync(SyncUser user, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        FitbitOperation operation = FitbitOperations.Devices.GetDevices;
        using ApiAnswer answer = await Api.GetAsync(user, operation, operation.Expand(user, operation.Path), cancellationToken).ConfigureAwait(false);
        return answer.Read(static body => StatusJson.ReadDevices(body));
    }
}
