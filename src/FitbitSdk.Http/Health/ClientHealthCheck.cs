using FitbitSdk.Records;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FitbitSdk.Http;

/// <summary>Tells how a client fares from what its requests met. It sends none of its own, so asking costs no quota.</summary>
internal sealed class ClientHealthCheck(ProviderId provider, ClientHealth health) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        (ClientCondition condition, NodaTime.Instant since) = health.Read();
        (HealthStatus status, string description) = condition switch
        {
            ClientCondition.Working => (HealthStatus.Healthy, "Nothing is known to be wrong."),
            ClientCondition.HostFailing => (HealthStatus.Degraded, "The token store, or a handler of the host, failed."),
            ClientCondition.ServiceFailing => (HealthStatus.Degraded, "The service does not answer, or is at fault."),
            ClientCondition.ApplicationRefused => (context.Registration.FailureStatus, "The service refuses the application: check client id, secret and permissions."),
            _ => (context.Registration.FailureStatus, "The API is switched off."),
        };
        Dictionary<string, object> data = new(StringComparer.Ordinal)
        {
            ["provider"] = provider.Value,
            ["condition"] = condition.ToString(),
            ["since"] = since.ToDateTimeOffset(),
        };
        return Task.FromResult(new HealthCheckResult(status, description, data: data));
    }
}
