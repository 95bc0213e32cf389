using FitbitSdk.Kafka;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the Kafka sink to the health checks of a host.</summary>
public static class KafkaSinkCheckExtensions
{
    /// <summary>Adds a check that tells how the sink fares. It is passive: it judges by what became of the last batch.</summary>
    /// <param name="builder">The host's checks.</param>
    /// <param name="name">The name of the check.</param>
    /// <param name="failureStatus">What to report where nothing is delivered until somebody acts; <see langword="null"/> for unhealthy.</param>
    /// <param name="tags">What the host selects checks by.</param>
    /// <returns>The same builder.</returns>
    /// <remarks>Degraded while batches are not acknowledged, or no broker or no schema registry answers; unhealthy where credentials, permissions or a schema are refused or a topic is missing.
    /// The next batch that is acknowledged ends either. The result's data: <c>condition</c> (<c>Working</c>, <c>Failing</c>, <c>Blocked</c>) and <c>since</c>,
    /// a <see cref="DateTimeOffset"/>.</remarks>
    public static IHealthChecksBuilder AddKafkaSinkCheck(
        this IHealthChecksBuilder builder, string name = "FitbitSdk.Kafka", HealthStatus? failureStatus = null, IEnumerable<string>? tags = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(new(
            name,
            static container => new KafkaSinkHealthCheck((container.GetService<KafkaRecordSink>()
                ?? throw new InvalidOperationException("There is no Kafka sink: call AddHealthSync().AddKafkaSink(...) before its check.")).Health),
            failureStatus,
            tags));
    }
}
