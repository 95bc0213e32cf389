using FitbitSdk.RabbitMQ;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the health of the RabbitMQ sink to an application's checks.</summary>
public static class RabbitMqSinkCheckExtensions
{
    /// <summary>Adds a check that tells whether records reach RabbitMQ.</summary>
    /// <param name="builder">The application's checks.</param>
    /// <param name="name">The name of the check.</param>
    /// <param name="failureStatus">What to report where nothing is delivered until somebody acts; <see langword="null"/> for unhealthy.</param>
    /// <param name="tags">What the host selects checks by.</param>
    /// <returns>The same builder.</returns>
    /// <remarks>Degraded while batches are not confirmed, no host answers, or the server is short of memory or disk space; unhealthy where credentials, virtual host or
    /// permissions are refused, or an exchange or queue is missing or differs. The next batch that is confirmed, and the next connection, end either. The result's data:
    /// <c>condition</c> (<c>Working</c>, <c>Failing</c>, <c>Blocked</c>), <c>since</c>, a <see cref="DateTimeOffset"/>, and <c>connection</c>, <c>Working</c> or a <see cref="RabbitMqFault"/>.</remarks>
    public static IHealthChecksBuilder AddRabbitMqSinkCheck(
        this IHealthChecksBuilder builder, string name = "FitbitSdk.RabbitMQ", HealthStatus? failureStatus = null, IEnumerable<string>? tags = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(new(
            name,
            static container => new RabbitMqSinkHealthCheck(
                container.GetService<RabbitMqRecordSink>()?.Health ?? container.GetService<OcariotRecordSink>()?.Health
                    ?? throw new InvalidOperationException("There is no RabbitMQ sink: call AddHealthSync().AddRabbitMqSink(...), or .AddOcariotBus(), before its check."),
                container.GetRequiredService<BrokerConnection>()),
            failureStatus,
            tags));
    }
}
