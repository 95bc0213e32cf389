using System.Diagnostics;

namespace FitbitSdk.Storage.Sqlite;

/// <summary>One call of a store: traced and measured when it ends.</summary>
internal sealed class SqliteCall(SqliteMetrics? metrics, string file, string method) : IDisposable
{
    public const string Completed = "Completed";
    public const string Busy = "Busy";
    public const string Failed = "Failed";

    private readonly Activity? _activity = SqliteDiagnostics.Source.StartActivity(SqliteDiagnostics.Activities.Call, ActivityKind.Client);
    private readonly long _begun = TimeProvider.System.GetTimestamp();

    public string Outcome { get; set; } = Failed;

    public void Dispose()
    {
        string operation = $"{Path.GetFileNameWithoutExtension(file)}.{method}";
        metrics?.Called(operation, Outcome, TimeProvider.System.GetElapsedTime(_begun));
        _activity?.SetTag(SqliteDiagnostics.Tags.Operation, operation);
        _activity?.SetTag(SqliteDiagnostics.Tags.Outcome, Outcome);
        _activity?.SetStatus(Outcome == Completed ? ActivityStatusCode.Unset : ActivityStatusCode.Error);
        _activity?.Dispose();
    }
}
