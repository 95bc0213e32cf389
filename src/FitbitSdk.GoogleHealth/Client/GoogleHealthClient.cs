namespace FitbitSdk.GoogleHealth;

/// <summary>The Google Health API, an area at a time. One client serves all users: each call names whose token and quota it uses.</summary>
/// <remarks>Calls wait for quota up to <see cref="GoogleHealthClientOptions.MaximumWait"/>, refresh tokens and repeat what failed for no fault
/// of theirs. The account is always that of the token: <see cref="SyncUser.AccountId"/> is not used.</remarks>
public class GoogleHealthClient
{
    private readonly GoogleHealthDevicesClient? _devices;
    private readonly GoogleHealthUserClient? _user;

    internal GoogleHealthClient(GoogleHealthApi api) => (_devices, _user) = (new(api), new(api));

    /// <summary>Creates a client without a service, for a test double that overrides its members.</summary>
    protected GoogleHealthClient()
    {
    }

    /// <summary>Gets the devices of an account.</summary>
    public virtual GoogleHealthDevicesClient Devices => _devices ?? throw new NotSupportedException("This client has no service: override the property.");

    /// <summary>Gets the person behind an account.</summary>
    public virtual GoogleHealthUserClient User => _user ?? throw new NotSupportedException("This client has no service: override the property.");
}
