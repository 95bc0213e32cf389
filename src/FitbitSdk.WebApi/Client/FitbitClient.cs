namespace FitbitSdk.WebApi;

/// <summary>The Fitbit Web API, an area at a time. One client serves all users: each call names whose token and quota it uses.</summary>
/// <remarks>Calls wait for quota up to <see cref="FitbitClientOptions.MaximumWait"/>, refresh tokens and repeat what failed for no fault
/// of theirs. The end of the service was announced for 2026-11-02; a call that is answered 410 throws <see cref="ApiRetiredException"/>.</remarks>
public class FitbitClient
{
    private readonly FitbitDevicesClient? _devices;
    private readonly FitbitUserClient? _user;

    internal FitbitClient(FitbitApi api) => (_devices, _user) = (new(api), new(api));

    /// <summary>Creates a client without a service, for a test double that overrides its members.</summary>
    protected FitbitClient()
    {
    }

    /// <summary>Gets the devices of an account.</summary>
    public virtual FitbitDevicesClient Devices => _devices ?? throw new NotSupportedException("This client has no service: override the property.");

    /// <summary>Gets the person behind an account.</summary>
    public virtual FitbitUserClient User => _user ?? throw new NotSupportedException("This client has no service: override the property.");
}
