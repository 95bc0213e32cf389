using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace IngestWorker;

/// <summary>Logs how the worker fares whenever that changes. A web host would show the same checks with <c>MapHealthChecks</c>.</summary>
internal sealed partial class HealthLog(ILogger<HealthLog> log) : IHealthCheckPublisher
{
    private readonly Dictionary<string, HealthStatus> _last = new(StringComparer.Ordinal);

    public Task PublishAsync(HealthReport report, CancellationToken cancellationToken)
    {
        foreach ((string name, HealthReportEntry entry) in report.Entries)
        {
            if (!_last.TryGetValue(name, out HealthStatus last) || last != entry.Status)
            {
                _last[name] = entry.Status;
                Changed(log, entry.Status is HealthStatus.Healthy ? LogLevel.Information : LogLevel.Warning, name, entry.Status, entry.Description);
            }
        }

        return Task.CompletedTask;
    }

    [LoggerMessage(EventId = 2, Message = "{Check} is {Status}: {Description}")]
    private static partial void Changed(ILogger log, LogLevel level, string check, HealthStatus status, string? description);
}
