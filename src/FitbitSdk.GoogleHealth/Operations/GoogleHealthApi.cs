using FitbitSdk.Http;
using FitbitSdk.Records;

namespace FitbitSdk.GoogleHealth;

/// <summary>The raw call: an operation's answer as UTF-8, with its price in requests.</summary>
internal sealed class GoogleHealthApi(ApiTransport transport, TimeSpan? maximumWait = null)
{
    public static TokenKey KeyOf(SyncUser user) => new(ProviderId.GoogleHealth, user.Key);

    public QuotaState? GetQuota(SyncUser user) => transport.GetQuota(KeyOf(user));

    /// <summary>Gives the same calls with a patience of their own.</summary>
    public GoogleHealthApi WithMaximumWait(TimeSpan wait) => new(transport, ClientOptionsCheck.ThrowIfNoWait(wait));

    /// <summary>Reads a resource.</summary>
    /// <param name="user">Whose token and quota the call uses.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="query">What goes with it: names as the API spells them, values as they are.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="HealthApiException">The service refused or did not answer.</exception>
    public ValueTask<ApiAnswer> GetAsync(SyncUser user, GoogleHealthOperation operation, ReadOnlySpan<(string Name, string Value)> query, CancellationToken cancellationToken)
    {
        string address = transport.Settings.BaseAddress.AbsoluteUri + operation.Path;
        for (int i = 0; i < query.Length; i++)
        {
            address = $"{address}{(i == 0 ? '?' : '&')}{query[i].Name}={Uri.EscapeDataString(query[i].Value)}";
        }

        return transport.GetAsync(new(KeyOf(user), operation.Name, operation.Retry) { MaximumWait = maximumWait }, new(address), cancellationToken);
    }
}
