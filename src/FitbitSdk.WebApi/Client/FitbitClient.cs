namespace FitbitSdk.WebApi;

/// <summary>The Fitbit Web API, an area at a time. One client serves all users: each call names whose token and quota it uses.</summary>
/// <remarks>Calls wait for quota up to <see cref="FitbitClientOptions.MaximumWait"/>, refresh tokens and repeat what failed for no fault
/// of theirs. The end of the service was announced for 2026-11-02; a call that is answered 410 throws <see cref="ApiRetiredException"/>.</remarks>
public class FitbitClient
{
    private readonly FitbitApi? _api;
    private readonly FitbitDevicesClient? _devices;
    private readonly FitbitUserClient? _user;

    internal FitbitClient(FitbitApi api) => (_api, _devices, _user) = (api, new(api), new(api));

    /// <summary>Creates a client without a service, for a test double that overrides its members.</summary>
    protected FitbitClient()
    {
    }

    /// <summary>Gets the devices of an account.</summary>
    public virtual FitbitDevicesClient Devices => _devices ?? throw new NotSupportedException("This client has no service: override the property.");

    /// <summary>Gets the person behind an account.</summary>
    public virtual FitbitUserClient User => _user ?? throw new NotSupportedException("This client has no service: override the property.");

    private FitbitApi Api => _api ?? throw new NotSupportedException("This client has no service: override the method.");

    /// <summary>Gives the same client with a patience of its own: who sits before a screen waits for less long than a nightly run.</summary>
    /// <param name="wait">How long a call waits for quota, in the place of <see cref="FitbitClientOptions.MaximumWait"/>; from 0 to 2 hours. A call
    /// whose wait would be longer throws <see cref="RateLimitedException"/> at once, which says when to come back. Calls before the first answer for
    /// a user await the end of the one that went ahead, with any patience.</param>
    /// <returns>A view: gates, tokens and connections are those of this client.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The wait is negative or longer than 2 hours.</exception>
    public virtual FitbitClient WithMaximumWait(TimeSpan wait) => new(Api.WithMaximumWait(wait));

    /// <summary>Gives a user's quota as the last answers told it, less what was sent since. No request is sent.</summary>
    /// <param name="user">Whose.</param>
    /// <returns>What is left until when; <see langword="null"/> where no answer of the present period told it, as before the first call.</returns>
    /// <remarks>Other processes and the host's own requests are not counted until an answer tells of them.</remarks>
    public virtual QuotaState? GetQuota(SyncUser user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return Api.GetQuota(user);
    }
}
