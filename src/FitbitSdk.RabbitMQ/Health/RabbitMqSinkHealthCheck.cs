using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FitbitSdk.RabbitMQ;

/// <summary>Tells how the sink fares from what its writes met, and how its connection does. It sends nothing.</summary>
internal sealed class RabbitMqSinkHealthCheck(SinkHealth health, BrokerConnection connection) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        (SinkCondition condition, DateTimeOffset since) = health.Read();
        (HealthStatus status, string description) = (condition, connection.Fault) switch
        {
            (SinkCondition.Blocked, _) => (context.Registration.FailureStatus, "Nothing can be delivered: check credentials, permissions, exchanges and queues."),
            (_, { } fault) when BrokerFaults.NeedsAction(fault) => (context.Registration.FailureStatus, "There is no connection: check hosts, credentials, virtual host and certificates."),
            (_, RabbitMqFault.Blocked) => (HealthStatus.Degraded, "The server is short of memory or disk space; writes wait."),
            (_, not null) => (HealthStatus.Degraded, "There is no connection; it is made anew."),
            (SinkCondition.Failing, _) => (HealthStatus.Degraded, "The last batch was not confirmed; it is written again."),
            _ => (HealthStatus.Healthy, "Nothing is known to be wrong."),
        };
        Dictionary<string, object> data = new(StringComparer.Ordinal) { ["condition"] = condition.ToString(), ["since"] = since, ["connection"] = connection.Fault?.ToString() ?? "Working" };
        return Task.FromResult(new HealthCheckResult(status, description, data: data));
    }
}
