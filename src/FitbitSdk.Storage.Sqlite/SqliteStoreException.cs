namespace FitbitSdk.Storage.Sqlite;

/// <summary>The database file cannot be used. What it holds is left as it is: never a silent reset.</summary>
/// <param name="path">The file.</param>
/// <param name="reason">What is wrong and what helps.</param>
/// <param name="innerException">The cause.</param>
public sealed class SqliteStoreException(string path, string reason, Exception? innerException = null)
    : IOException($"{path}: {reason}", innerException)
{
    /// <summary>Gets the file.</summary>
    public string Path { get; } = path;
}
