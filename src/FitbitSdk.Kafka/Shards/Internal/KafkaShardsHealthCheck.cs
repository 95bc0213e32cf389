using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FitbitSdk.Kafka;

/// <summary>Compares what the group has assigned with what is open.</summary>
internal sealed class KafkaShardsHealthCheck(KafkaShards shards) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        (int assigned, int open) = (shards.Assigned, shards.Owned.Count);
        (HealthStatus status, string description) = (shards.HasStarted, assigned) switch
        {
            (false, _) => (context.Registration.FailureStatus, "The group of workers was not joined: is the host started?"),
            _ when !shards.IsMember => (context.Registration.FailureStatus, "The group of workers does not answer, or has lost this one."),
            (_, 0) => (HealthStatus.Healthy, "This worker stands by: the others own all shards."),
            _ when open >= assigned => (HealthStatus.Healthy, "All shards are open."),
            _ => (open == 0 ? context.Registration.FailureStatus : HealthStatus.Degraded, "Not all shards are open; the log says why."),
        };
        Dictionary<string, object> data = new(StringComparer.Ordinal) { ["assigned"] = assigned, ["open"] = open };
        if (shards.Fault is { } fault)
        {
            data["fault"] = fault.Fault.ToString();
        }

        return Task.FromResult(new HealthCheckResult(status, description, data: data));
    }
}
