using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace FitbitSdk.Storage.Sqlite;

/// <summary>The database files of one host: stores that name the same file share it.</summary>
internal sealed class SqliteDatabases(IMeterFactory? meters = null) : IDisposable
{
    private readonly SqliteMetrics _metrics = new(meters);
    private readonly ConcurrentDictionary<string, SqliteDatabase> _files = new(StringComparer.Ordinal);

    public SqliteDatabase Get(string path) => _files.GetOrAdd(Path.GetFullPath(path), _ => new(path, _metrics));

    public void Dispose()
    {
        foreach (SqliteDatabase file in _files.Values)
        {
            file.Dispose();
        }
    }
}
