using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;

namespace OwnStores;

internal sealed record Row<TKey>(TKey Key, long Version, byte[] Document);

/// <summary>Rows in a folder that only the host may read, one file each. One process at a time owns it; another is refused when it opens.</summary>
internal sealed class FileRows<TKey>(string folder) : IDisposable where TKey : notnull
{
    private readonly FileStream _claim = new(Path.Combine(Directory.CreateDirectory(folder).FullName, "claim"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
    private readonly ConcurrentDictionary<TKey, Row<TKey>> _rows = new(Directory.EnumerateFiles(folder, "*.row")
        .Select(static path => JsonSerializer.Deserialize<Row<TKey>>(File.ReadAllBytes(path))!).ToDictionary(static row => row.Key));

    public IEnumerable<Row<TKey>> All => _rows.Values;

    public Row<TKey>? Find(TKey key) => _rows.GetValueOrDefault(key);

    public Row<TKey>? TryWrite(TKey key, long? expected, long next, byte[] document)
    {
        lock (_claim)
        {
            if (Find(key)?.Version != expected) { return null; }
            Row<TKey> row = new(key, next, document);
            using FileStream file = new(PathOf(key) + ".new", FileMode.Create, FileAccess.Write, FileShare.Delete);
            file.Write(JsonSerializer.SerializeToUtf8Bytes(row));
            file.Flush(flushToDisk: true);   // on disk before it has the row's name: a crash leaves the old row or the new one, whole
            File.Move(file.Name, PathOf(key), overwrite: true);
            file.Flush(flushToDisk: true);   // and with that name before anyone is told that it is stored
            return _rows[key] = row;
        }
    }

    public Task<int> Remove(Func<Row<TKey>, bool> which)
    {
        lock (_claim) { return Task.FromResult(All.Where(which).Count(row => { File.Delete(PathOf(row.Key)); return _rows.Remove(row.Key, out _); })); }
    }

    public void Dispose() => _claim.Dispose();

    // A key may be longer than a file's name, or hold what no file's name may.
    private string PathOf(TKey key) => Path.Combine(folder, Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(key))) + ".row");
}
