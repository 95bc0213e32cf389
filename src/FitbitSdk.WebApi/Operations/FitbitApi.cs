using FitbitSdk.Http;
using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>The raw call: an operation's answer as UTF-8, with its price in requests.</summary>
internal sealed class FitbitApi(ApiTransport transport, TimeSpan? maximumWait = null)
{
    // 150 requests an hour; the headers tell only what is left of it. https://dev.fitbit.com/build/reference/web-api/developer-guide/application-design/#Rate-Limits
    private static readonly Duration QuotaPeriod = Duration.FromHours(1);

    public Uri BaseAddress => transport.Settings.BaseAddress;

    public static TokenKey KeyOf(SyncUser user) => new(ProviderId.Fitbit, user.Key);

    public QuotaState? GetQuota(SyncUser user) => transport.GetQuota(KeyOf(user)) is { } quota ? quota with { Period = quota.Period ?? QuotaPeriod } : null;

    /// <summary>Gives the same calls with a patience of their own.</summary>
    public FitbitApi WithMaximumWait(TimeSpan wait) => new(transport, ClientOptionsCheck.ThrowIfNoWait(wait));

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
        transport.GetAsync(new(KeyOf(user), operation.Name, operation.Retry) { MaximumWait = maximumWait }, address, cancellationToken);
}
