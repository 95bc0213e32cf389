using FitbitSdk.Http;
using FitbitSdk.Records;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds a provider's client to the health checks of a host.</summary>
public static class HealthClientCheckExtensions
{
    /// <summary>Adds a check that tells how a client fares. It is passive: it judges by what the client's requests met, sends none of its own and
    /// uses no quota.</summary>
    /// <param name="builder">The host's checks.</param>
    /// <param name="provider">The provider.</param>
    /// <param name="client">The client's name; <see langword="null"/> for the one without a name.</param>
    /// <param name="name">The name of the check; <see langword="null"/> for <c>FitbitSdk.</c> and the provider, with the client's name if it has one.</param>
    /// <param name="failureStatus">What to report where nothing works until somebody acts; <see langword="null"/> for unhealthy.</param>
    /// <param name="tags">What the host selects checks by.</param>
    /// <returns>The same builder.</returns>
    /// <remarks>
    /// <para>Degraded while the service fails (the circuit breaker is open, or five requests in a row failed, repeats included) and after a request at
    /// which the token store threw. Unhealthy once the application is refused, or the API is switched off. The next request that succeeds ends any of
    /// these; a failure that concerns one user alone begins none.</para>
    /// <para>The result's data: <c>provider</c>, <c>condition</c> (<c>Working</c>, <c>HostFailing</c>, <c>ServiceFailing</c>, <c>ApplicationRefused</c>,
    /// <c>Retired</c>) and <c>since</c>, a <see cref="DateTimeOffset"/>. No user is named.</para>
    /// </remarks>
    public static IHealthChecksBuilder AddHealthClientCheck(
        this IHealthChecksBuilder builder, ProviderId provider, string? client = null, string? name = null, HealthStatus? failureStatus = null, IEnumerable<string>? tags = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(provider);
        ClientKey key = new(provider, client);
        return builder.Add(new(
            name ?? key.Http,
            container => new ClientHealthCheck(provider, container.GetKeyedService<ClientHealth>(key.Service)
                ?? throw new InvalidOperationException($"There is no client of {provider}{(client is null ? "" : $" named '{client}'")}: add it before its check.")),
            failureStatus,
            tags));
    }
}
