using System.Globalization;
using FitbitSdk.Http;

namespace FitbitSdk.GoogleHealth;

/// <summary>The devices of an account.</summary>
public class GoogleHealthDevicesClient
{
    private const int MaximumPages = 10;

    private readonly GoogleHealthApi? _api;

    internal GoogleHealthDevicesClient(GoogleHealthApi api) => _api = api;

    /// <summary>Creates a client without a service, for a test double that overrides its methods.</summary>
    protected GoogleHealthDevicesClient()
    {
    }

    /// <summary>Reads the paired devices.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>The devices in the service's order; empty where none is paired.</returns>
    /// <exception cref="MissingScopeException">The user did not grant <see cref="GoogleHealthScopes.Settings"/>.</exception>
    /// <exception cref="NeedsAuthorizationException">The user must authorize again.</exception>
    /// <exception cref="RateLimitedException">The quota is used up for longer than the host waits.</exception>
    /// <exception cref="HealthApiException">The service refused or did not answer.</exception>
    /// <remarks>Costs one request a hundred devices. <see href="https://developers.google.com/health/reference/rest#v4.users.pairedDevices">Source</see>.</remarks>
    public virtual async Task<IReadOnlyList<GoogleHealthDevice>> GetAsync(SyncUser user, CancellationToken cancellationToken = default) =>
        (await ReadAsync(user, cancellationToken).ConfigureAwait(false)).Value;

    internal async ValueTask<(IReadOnlyList<GoogleHealthDevice> Value, int Requests)> ReadAsync(SyncUser user, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        List<GoogleHealthDevice> devices = [];
        HashSet<string>? seen = null;
        int spent = 0;
        for (string? token = null; ;)
        {
            (string? next, int requests) = await ReadPageAsync(user, token, devices, spent, cancellationToken).ConfigureAwait(false);
            spent += requests;
            if (string.IsNullOrEmpty(next))
            {
                return (devices, spent);
            }

            // Ending here in silence would lose the rest of the devices.
            seen ??= new(StringComparer.Ordinal);
            token = seen.Add(next) && seen.Count < MaximumPages
                ? next
                : throw new HealthApiProtocolException(GoogleHealthOperations.ListPairedDevices.Name, "the pages go round in a circle.").WithRequests(spent);
        }
    }

    private async ValueTask<(string? Next, int Requests)> ReadPageAsync(
        SyncUser user, string? token, List<GoogleHealthDevice> devices, int spent, CancellationToken cancellationToken)
    {
        GoogleHealthOperation operation = GoogleHealthOperations.ListPairedDevices;
        GoogleHealthApi api = _api ?? throw new NotSupportedException("This client has no service: override the method.");
        (string Name, string Value) size = ("pageSize", operation.PageSize!.Value.ToString(CultureInfo.InvariantCulture));
        try
        {
            using ApiAnswer answer = await api.GetAsync(user, operation, token is null ? [size] : [size, ("pageToken", token)], cancellationToken).ConfigureAwait(false);
            return answer.Read(body => GoogleHealthJson.ReadDevices(body, devices));
        }
        catch (HealthApiException e) when (spent > 0)
        {
            throw e.WithRequests(spent + e.Requests);
        }
    }
}
