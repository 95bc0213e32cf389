namespace FitbitSdk.WebApi;

/// <summary>The Fitbit Web API, an area at a time. One client serves all users: each call names whose token and quota it uses.</summary>
/// <remarks>Calls wait for quota up to <see cref="FitbitClientOptions.MaximumWait"/>, refresh tokens and repeat what failed for no fault
/// of theirs. The end of the service was announced for 2026-11-02; a call that is answered 410 throws <see cref="ApiRetiredException"/>.</remarks>
public partial class FitbitClient
{
    private readonly FitbitApi? _api;

    internal FitbitClient(FitbitApi api) => _api = api;

    /// <summary>Creates a client without a service, for a test double that overrides its members.</summary>
    protected FitbitClient()
    {
    }

    private FitbitApi Api => _api ?? throw new NotSupportedException("This client has no service: override the member.");

    /// <summary>Gives the same client with a patience of its own: who sits before a screen waits for less long than a nightly run.</summary>
    /// <param name="wait">How long a call waits for quota, in the place of <see cref="FitbitClientOptions.MaximumWait"/>; from 0 to 2 hours. A call
    /// whose wait would be longer throws <see cref="RateLimitedException"/> at once, which says when to come back. Calls before the first answer for
    /// a user await the end of the one that went ahead, with any patience.</param>
    /// <returns>A view: gates, tokens and connections are those of this client.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The wait is negative or longer than 2 hours.</exception>
    public virtual FitbitClient WithMaximumWait(TimeSpan wait) => new(Api.With(Api.Settings with { MaximumWait = wait }));

    /// <summary>Gives the same client with units of its own, in the place of <see cref="FitbitClientOptions.Units"/>.</summary>
    /// <param name="units">The units of lengths, weights, temperatures and water.</param>
    /// <returns>A view: gates, tokens and connections are those of this client.</returns>
    public virtual FitbitClient WithUnits(FitbitUnits units) => new(Api.With(Api.Settings with { Units = units }));

    /// <summary>Gives the same client with a language of its own, in the place of <see cref="FitbitClientOptions.Locale"/>.</summary>
    /// <param name="locale">The language of the names of foods, for example <c>fr_FR</c>; <see langword="null"/> for that of the account.</param>
    /// <returns>A view: gates, tokens and connections are those of this client.</returns>
    /// <exception cref="ArgumentException">It is not a language and a country.</exception>
    public virtual FitbitClient WithLocale(string? locale) => new(Api.With(Api.Settings with { Locale = locale }));

    /// <summary>Gives a user's quota as the last answers told it, less what was sent since. No request is sent.</summary>
    /// <param name="user">Whose.</param>
    /// <returns>What is left until when; <see langword="null"/> where no answer of the present period told it, as before the first call.</returns>
    /// <remarks>Other processes and the host's own requests are not counted until an answer tells of them.</remarks>
    public virtual QuotaState? GetQuota(SyncUser user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return Api.GetQuota(user);
    }

    /// <summary>Sends a call that has no method of its own: those that write, and any row that a host makes itself.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="operation">The call, most often a row of <see cref="FitbitOperations"/>.</param>
    /// <param name="arguments">What is filled in.</param>
    /// <param name="cancellationToken">Stops the call. What writes may have been done all the same.</param>
    /// <returns>The answer as it came; a success.</returns>
    /// <exception cref="ArgumentException">An argument is missing, not known, or one that the service would refuse; or the call is one of
    /// <see cref="FitbitOperations.OAuth"/>. No request was sent.</exception>
    /// <exception cref="MissingScopeException">The user did not grant the scope.</exception>
    /// <exception cref="NeedsAuthorizationException">The user must authorize again.</exception>
    /// <exception cref="RateLimitedException">The quota is used up for longer than the host waits.</exception>
    /// <exception cref="HealthApiException">The service refused or did not answer. What writes is sent once only: where no answer came
    /// (<see cref="HealthApiErrorKind.Unavailable"/>), it may have been done.</exception>
    /// <remarks>Costs one request.</remarks>
    public virtual async Task<FitbitAnswer> SendAsync(
        SyncUser user, FitbitOperation operation, FitbitArguments arguments, CancellationToken cancellationToken = default) =>
        await Api.SendAsync(user, operation, arguments, cancellationToken).ConfigureAwait(false);
}
