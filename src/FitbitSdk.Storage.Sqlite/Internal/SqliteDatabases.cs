using System.Collections.Concurrent;

namespace FitbitSdk.Storage.Sqlite;

/// <summary>The database files of one host: stores that name the same file share it.</summary>
internal sealed class SqliteDatabases : IDisposable
{
    private readonly ConcurrentDictionary<string, SqliteDatabase> _files = new(StringComparer.Ordinal);

    public SqliteDatabase Get(string path) => _files.GetOrAdd(Path.GetFullPath(path), _ => new(path));

    public void Dispose()
    {
        foreach (SqliteDatabase file in _files.Values)
        {
            file.Dispose();
        }
    }
}
