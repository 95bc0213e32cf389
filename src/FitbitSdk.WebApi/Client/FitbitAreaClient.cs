namespace FitbitSdk.WebApi;

/// <summary>An area of the API. One client serves all users: each call names whose token and quota it uses.</summary>
/// <remarks>What a call may throw beside what its documentation says: <see cref="NeedsAuthorizationException"/> where the user must authorize
/// again, <see cref="MissingScopeException"/> where they did not grant the scope, before a request is sent if that is known,
/// <see cref="RateLimitedException"/> where the quota is used up for longer than the host waits, and <see cref="HealthApiException"/>, the base of
/// these, where the service refused or did not answer. An argument that the service would refuse is an <see cref="ArgumentException"/>, and no
/// request is sent. Members of an answer that this version does not know are passed over, words that it does not know are kept.</remarks>
public abstract class FitbitAreaClient
{
    private readonly FitbitApi? _api;

    private protected FitbitAreaClient(FitbitApi api) => _api = api;

    private protected FitbitAreaClient()
    {
    }

    private protected FitbitApi Api => _api ?? throw new NotSupportedException("This client has no service: override the method.");
}
