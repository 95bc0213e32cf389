namespace FitbitSdk.GoogleHealth;

/// <summary>The Google Health API, an area at a time. One client serves all users: each call names whose token and quota it uses.</summary>
/// <remarks>Calls wait for quota up to <see cref="GoogleHealthClientOptions.MaximumWait"/>, refresh tokens and repeat what failed for no fault
/// of theirs. The account is always that of the token: <see cref="SyncUser.AccountId"/> is not used.</remarks>
public class GoogleHealthClient
{
    private readonly GoogleHealthApi? _api;
    private readonly GoogleHealthDevicesClient? _devices;
    private readonly GoogleHealthUserClient? _user;

    internal GoogleHealthClient(GoogleHealthApi api) => (_api, _devices, _user) = (api, new(api), new(api));

    /// <summary>Creates a client without a service, for a test double that overrides its members.</summary>
    protected GoogleHealthClient()
    {
    }

    /// <summary>Gets the devices of an account.</summary>
    public virtual GoogleHealthDevicesClient Devices => _devices ?? throw new NotSupportedException("This client has no service: override the property.");

    /// <summary>Gets the person behind an account.</summary>
    public virtual GoogleHealthUserClient User => _user ?? throw new NotSupportedException("This client has no service: override the property.");

    private GoogleHealthApi Api => _api ?? throw new NotSupportedException("This client has no service: override the method.");

    /// <summary>Gives the same client with a patience of its own: who sits before a screen waits for less long than a nightly run.</summary>
    /// <param name="wait">How long a call waits for quota, in the place of <see cref="GoogleHealthClientOptions.MaximumWait"/>; from 0 to 2 hours. A call
    /// whose wait would be longer throws <see cref="RateLimitedException"/> at once, which says when to come back.</param>
    /// <returns>A view: gates, tokens and connections are those of this client.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The wait is negative or longer than 2 hours.</exception>
    public virtual GoogleHealthClient WithMaximumWait(TimeSpan wait) => new(Api.WithMaximumWait(wait));

    /// <summary>Gives a user's quota as this client counts it, for no answer tells it. No request is sent.</summary>
    /// <param name="user">Whose.</param>
    /// <returns>What is left of the user's minute, and when all of it is free again; <see langword="null"/> where nothing was sent of late. What
    /// all users of the project share is left out.</returns>
    /// <remarks>What other processes and the host's own requests use is not known.</remarks>
    public virtual QuotaState? GetQuota(SyncUser user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return Api.GetQuota(user);
    }
}
