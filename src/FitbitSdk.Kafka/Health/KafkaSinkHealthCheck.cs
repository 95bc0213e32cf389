using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FitbitSdk.Kafka;

/// <summary>Tells how the sink fares from what its writes met. It sends nothing.</summary>
internal sealed class KafkaSinkHealthCheck(SinkHealth health) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        (SinkCondition condition, DateTimeOffset since) = health.Read();
        (HealthStatus status, string description) = condition switch
        {
            SinkCondition.Working => (HealthStatus.Healthy, "Nothing is known to be wrong."),
            SinkCondition.Failing => (HealthStatus.Degraded, "The last batch was not acknowledged; it is written again."),
            _ => (context.Registration.FailureStatus, "Nothing can be delivered: check credentials, permissions, topics and schemas."),
        };
        Dictionary<string, object> data = new(StringComparer.Ordinal) { ["condition"] = condition.ToString(), ["since"] = since };
        return Task.FromResult(new HealthCheckResult(status, description, data: data));
    }
}
