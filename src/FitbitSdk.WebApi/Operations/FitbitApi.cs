using FitbitSdk.Http;
using FitbitSdk.Records;

namespace FitbitSdk.WebApi;

/// <summary>The raw call: an operation's answer as UTF-8, with its price in requests.</summary>
internal sealed class FitbitApi(ApiTransport transport, TimeSpan? maximumWait = null)
{
    public Uri BaseAddress => transport.Settings.BaseAddress;

    public static TokenKey KeyOf(SyncUser user) => new(ProviderId.Fitbit, user.Key);

    public QuotaState? GetQuota(SyncUser user) => transport.GetQuota(KeyOf(user));

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
