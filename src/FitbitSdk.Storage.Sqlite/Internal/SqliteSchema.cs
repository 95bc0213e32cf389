using System.Globalization;
using Microsoft.Data.Sqlite;

namespace FitbitSdk.Storage.Sqlite;

/// <summary>The tables, and the steps that lead from each released version of them to the next.</summary>
internal static class SqliteSchema
{
    /// <summary>Step n leads from version n to n + 1; a step that was released is never changed.</summary>
    private static readonly string[] Steps =
    [
        """
        CREATE TABLE offsets (
            provider TEXT NOT NULL,
            user_key TEXT NOT NULL,
            user_version INTEGER NOT NULL,
            stream TEXT NOT NULL,
            version INTEGER NOT NULL,
            state TEXT NOT NULL,
            PRIMARY KEY (provider, user_key, user_version, stream)
        ) WITHOUT ROWID;
        CREATE INDEX offsets_by_stream ON offsets (stream);
        CREATE TABLE tokens (
            provider TEXT NOT NULL,
            user_key TEXT NOT NULL,
            version INTEGER NOT NULL,
            token TEXT NOT NULL,
            PRIMARY KEY (provider, user_key)
        ) WITHOUT ROWID;
        CREATE TABLE leases (
            provider TEXT NOT NULL,
            user_key TEXT NOT NULL,
            holder TEXT NOT NULL,
            until INTEGER NOT NULL,
            PRIMARY KEY (provider, user_key)
        ) WITHOUT ROWID;
        """,
        """
        CREATE TABLE authorizations (
            id TEXT NOT NULL PRIMARY KEY,
            expires_at INTEGER NOT NULL,
            pending TEXT NOT NULL
        ) WITHOUT ROWID;
        CREATE INDEX authorizations_by_expiry ON authorizations (expires_at);
        """,
        // What was under way, for minutes, begins again.
        """
        DROP TABLE authorizations;
        CREATE TABLE authorizations (
            id TEXT NOT NULL PRIMARY KEY,
            provider TEXT NOT NULL,
            user_key TEXT NOT NULL,
            expires_at INTEGER NOT NULL,
            pending TEXT NOT NULL
        ) WITHOUT ROWID;
        CREATE INDEX authorizations_by_expiry ON authorizations (expires_at);
        """,
    ];

    /// <summary>Looks for damage.</summary>
    /// <returns>What SQLite finds first, or <see langword="null"/>.</returns>
    public static string? Check(SqliteConnection connection)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "PRAGMA quick_check(1)";
        string? result = command.ExecuteScalar() as string;
        return result == "ok" ? null : result?.Split('\n')[0] ?? "no answer";
    }

    public static void Migrate(SqliteConnection connection, string path)
    {
        if (Version(connection) == Steps.Length)
        {
            return;
        }

        // Readers never wait for a writer in this mode; it is a property of the file, so it is set once.
        SqliteDatabase.Execute(connection, "PRAGMA journal_mode = WAL");

        // Immediate: of several processes that open a new file, one migrates and the others find it done.
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        long version = Version(connection);
        if (version > Steps.Length)
        {
            throw new SqliteStoreException(path, $"was written by a newer version of this package (its schema is {version}, this version knows {Steps.Length}). Update the package; nothing was changed.");
        }

        for (; version < Steps.Length; version++)
        {
            SqliteDatabase.Execute(connection, Steps[version]);
        }

        SqliteDatabase.Execute(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {version}"));
        transaction.Commit();
    }

    private static long Version(SqliteConnection connection)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "PRAGMA user_version";
        return (long)command.ExecuteScalar()!;
    }
}
