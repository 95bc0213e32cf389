using System.Diagnostics.Metrics;

namespace FitbitSdk.Storage.Sqlite;

/// <summary>The instruments of this package; without a factory nothing is measured.</summary>
internal sealed class SqliteMetrics(IMeterFactory? factory)
{
    private readonly Histogram<double>? _duration = factory?.Create(SqliteDiagnostics.MeterName).CreateHistogram<double>(
        SqliteDiagnostics.Metrics.Duration, "s", "How long a call took, waits for other processes included.");

    public void Called(string operation, string outcome, TimeSpan took)
    {
        if (_duration is { Enabled: true })
        {
            _duration.Record(took.TotalSeconds, new(SqliteDiagnostics.Tags.Operation, operation), new(SqliteDiagnostics.Tags.Outcome, outcome));
        }
    }
}
