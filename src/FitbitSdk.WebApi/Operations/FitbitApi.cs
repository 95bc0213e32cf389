using System.Buffers;
using FitbitSdk.Http;
using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>The raw call: an operation's answer as UTF-8, with its price in requests.</summary>
internal sealed partial class FitbitApi(ApiTransport transport, FitbitCallSettings? settings = null)
{
    // 150 requests an hour; the headers tell only what is left of it. https://dev.fitbit.com/build/reference/web-api/developer-guide/application-design/#Rate-Limits
    private static readonly Duration QuotaPeriod = Duration.FromHours(1);

    public FitbitCallSettings Settings { get; } = settings ?? FitbitCallSettings.Default;

    public Uri BaseAddress => transport.Settings.BaseAddress;

    public static TokenKey KeyOf(SyncUser user) => new(ProviderId.Fitbit, user.Key);

    public QuotaState? GetQuota(SyncUser user) => transport.GetQuota(KeyOf(user)) is { } quota ? quota with { Period = quota.Period ?? QuotaPeriod } : null;

    /// <summary>Gives the same calls with settings of their own.</summary>
    public FitbitApi With(FitbitCallSettings other) => new(transport, other);

    /// <summary>Reads a resource.</summary>
    /// <param name="user">Whose token and quota the call uses.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="pathAndQuery">Where, relative to the base address, without a leading slash.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="HealthApiException">The service refused or did not answer.</exception>
    public ValueTask<ApiAnswer> GetAsync(SyncUser user, FitbitOperation operation, string pathAndQuery, CancellationToken cancellationToken) =>
        GetAsync(user, operation, new Uri(BaseAddress.AbsoluteUri + pathAndQuery), cancellationToken);

    /// <inheritdoc cref="GetAsync(SyncUser, FitbitOperation, string, CancellationToken)"/>
    public ValueTask<ApiAnswer> GetAsync(SyncUser user, FitbitOperation operation, Uri address, CancellationToken cancellationToken) =>
        transport.GetAsync(new(KeyOf(user), operation.Name, operation.Retry) { MaximumWait = Settings.MaximumWait }, address, cancellationToken);

    /// <summary>Sends any call but those of the token service.</summary>
    /// <exception cref="ArgumentException">The service would refuse an argument, or the call is the token manager's.</exception>
    /// <exception cref="HealthApiException">The service refused or did not answer.</exception>
    public async Task<FitbitAnswer> SendAsync(SyncUser user, FitbitOperation operation, FitbitArguments arguments, CancellationToken cancellationToken)
    {
        using ApiAnswer answer = await CallAsync(user, operation, arguments, cancellationToken).ConfigureAwait(false);
        return new() { Status = answer.Status, Body = answer.Body.ToArray(), Requests = answer.Requests };
    }

    private async ValueTask<ApiAnswer> CallAsync(SyncUser user, FitbitOperation operation, FitbitArguments arguments, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(arguments);
        if (operation.IsOfTokenService)
        {
            throw new ArgumentException($"{operation} is sent by the token manager, with the application's secret and not with a user's token.", nameof(operation));
        }

        FitbitRequest request = FitbitRequest.Of(user, operation, arguments);
        ApiRequest api = new(new(BaseAddress.AbsoluteUri + request.PathAndQuery))
        {
            Method = operation.Method,
            Content = request.ToContent,
            Headers = Settings.ToHeaders(request.Headers),
            Accept = operation.Format is FitbitAnswerFormat.Tcx ? "application/vnd.garmin.tcx+xml" : null,
            TakesEmpty = operation.Method != HttpMethod.Get,
        };
        return await transport.SendAsync(TicketOf(user, operation), api, cancellationToken).ConfigureAwait(false);
    }

    private RequestTicket TicketOf(SyncUser user, FitbitOperation operation) =>
        new(KeyOf(user), operation.Name, operation.Retry) { MaximumWait = Settings.MaximumWait, Scopes = operation.Scopes };
}
