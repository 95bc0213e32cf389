using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace FitbitSdk.Storage.Sqlite;

/// <summary>One database file: opened, checked and migrated once, then one short-lived pooled connection a call.</summary>
internal sealed class SqliteDatabase : IDisposable
{
    private readonly string _connectionString;
    private readonly SemaphoreSlim _opening = new(1, 1);
    private readonly SqliteMetrics? _metrics;
    private volatile bool _isOpen;

    public SqliteDatabase(string path, SqliteMetrics? metrics = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        Path = path;
        _metrics = metrics;
        _connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWriteCreate,

            // How long a call waits while another process writes. A write under a token lease has 15 seconds: after that the lease may be another's.
            DefaultTimeout = 15,
        }.ToString();
    }

    public string Path { get; }

    /// <summary>Runs statements on a connection of their own.</summary>
    /// <param name="work">The statements.</param>
    /// <param name="cancellationToken">Looked at before they begin.</param>
    /// <param name="method">The caller, by whose name the call is traced and measured.</param>
    /// <param name="file">The caller's file, named after its class.</param>
    /// <exception cref="SqliteStoreException">The file cannot be used.</exception>
    public async ValueTask<T> RunAsync<T>(
        Func<SqliteConnection, T> work, CancellationToken cancellationToken, [CallerMemberName] string method = "", [CallerFilePath] string file = "")
    {
        cancellationToken.ThrowIfCancellationRequested();
        using SqliteCall call = new(_metrics, file, method);
        try
        {
            await EnsureOpenAsync(cancellationToken).ConfigureAwait(false);
            using SqliteConnection connection = Connect();
            T result = work(connection);
            call.Outcome = SqliteCall.Completed;
            return result;
        }
        catch (SqliteException e)
        {
            call.Outcome = e.SqliteErrorCode is SqliteCodes.Busy or SqliteCodes.Locked ? SqliteCall.Busy : SqliteCall.Failed;
            throw Explain(e);
        }
    }

    public ValueTask EnsureOpenAsync(CancellationToken cancellationToken) => _isOpen ? default : OpenAsync(cancellationToken);

    public void Dispose()
    {
        using (SqliteConnection connection = new(_connectionString))
        {
            SqliteConnection.ClearPool(connection);
        }

        _opening.Dispose();
    }

    private async ValueTask OpenAsync(CancellationToken cancellationToken)
    {
        await _opening.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_isOpen)
            {
                return;
            }

            CreateFile();
            using SqliteConnection connection = Connect();
            if (SqliteSchema.Check(connection) is { } damage)
            {
                throw new SqliteStoreException(Path, $"the database is damaged ({damage}). Move it away or restore a copy; nothing was changed.");
            }

            SqliteSchema.Migrate(connection, Path);
            _isOpen = true;
        }
        catch (SqliteException e)
        {
            throw Explain(e);
        }
        finally
        {
            _opening.Release();
        }
    }

    /// <summary>Creates the file readable by its owner alone: it holds tokens. One that exists keeps its mode: a group may share it on purpose.</summary>
    private void CreateFile()
    {
        if (File.Exists(Path))
        {
            return;
        }

        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            new FileStream(Path, options).Dispose();
        }
        catch (IOException) when (File.Exists(Path))
        {
            // Another process was first.
        }
        catch (DirectoryNotFoundException e)
        {
            throw new SqliteStoreException(Path, "its folder does not exist. Create the folder first.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SqliteStoreException(Path, $"cannot be created ({e.Message}). Check that the folder may be written.", e);
        }
    }

    private SqliteConnection Connect()
    {
        SqliteConnection connection = new(_connectionString);
        try
        {
            connection.Open();

            // Full: a commit is on disk before it is answered. A refresh token that is lost loses a user.
            // Secure delete: what a row held before it was protected or removed does not stay behind in a free page.
            Execute(connection, "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    internal static int Execute(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Only constants of this package come here.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteNonQuery();
    }

    private SqliteStoreException Explain(SqliteException e) => new(
        Path,
        e.SqliteErrorCode switch
        {
            SqliteCodes.NotADatabase => "is not a SQLite database. Move it away or name another file; nothing was changed.",
            SqliteCodes.Corrupt => "the database is damaged. Move it away or restore a copy; nothing was changed.",
            SqliteCodes.ReadOnly => "cannot be written. Check the permissions of the file and of its folder.",
            SqliteCodes.CannotOpen => "cannot be opened. Check that the folder exists and that file and folder may be read and written.",
            SqliteCodes.Full => "the disk is full. Free some space; what was stored before is safe.",
            SqliteCodes.Busy or SqliteCodes.Locked => "another process held the database for too long. Try again.",
            SqliteCodes.IoError => "the disk reports an error. Check the disk; what was stored before is safe if the disk is.",
            int code => $"SQLite reports error {code}.",
        },
        e);
}
