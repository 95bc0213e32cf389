using FitbitSdk.Kafka;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the shards to the health checks of a host.</summary>
public static class KafkaShardsCheckExtensions
{
    /// <summary>Adds a check that tells whether the shards that the group has given to this worker are open. It sends nothing.</summary>
    /// <param name="builder">The host's checks.</param>
    /// <param name="name">The name of the check.</param>
    /// <param name="failureStatus">What to report where none of them is open, or the group was not joined, or has lost this worker; <see langword="null"/> for unhealthy.</param>
    /// <param name="tags">What the host selects checks by.</param>
    /// <returns>The same builder.</returns>
    /// <remarks>A worker that stands by is healthy. Degraded while some shards are not open yet, or were lost and are being opened again. The result's data:
    /// <c>assigned</c> and <c>open</c>, how many; <c>fault</c>, a <see cref="KafkaSinkFault"/>, where one keeps a shard from being open.</remarks>
    public static IHealthChecksBuilder AddKafkaShardsCheck(
        this IHealthChecksBuilder builder, string name = "FitbitSdk.Kafka.Shards", HealthStatus? failureStatus = null, IEnumerable<string>? tags = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(new(
            name,
            static container => new KafkaShardsHealthCheck(container.GetService<KafkaShards>()
                ?? throw new InvalidOperationException("There are no shards: call AddHealthSync().AddKafkaExactlyOnceSink(...) before their check.")),
            failureStatus,
            tags));
    }
}
