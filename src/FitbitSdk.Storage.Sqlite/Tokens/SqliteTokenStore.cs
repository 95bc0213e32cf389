using Microsoft.Data.Sqlite;

namespace FitbitSdk.Storage.Sqlite;

/// <summary>Keeps tokens in a SQLite file. Several processes may share it.</summary>
/// <remarks>A file that is created here is readable by its owner alone; one that exists keeps its mode. All calls throw
/// <see cref="SqliteStoreException"/> when the file cannot be used. Reading throws <see cref="TokenProtectionException"/> where a row is protected
/// and cannot be unprotected; the row is left as it is.</remarks>
public sealed class SqliteTokenStore : ITokenStore
{
    private readonly SqliteDatabase _database;
    private readonly TokenCell _cell;
    private readonly string? _client;

    /// <summary>Creates a store; the file is opened at the first call.</summary>
    /// <param name="path">The file; created if it does not exist.</param>
    /// <param name="protector">What protects the tokens; <see langword="null"/> keeps them in clear. Rows in clear stay readable and are protected
    /// at their next write.</param>
    public SqliteTokenStore(string path, ITokenProtector? protector = null)
        : this(new SqliteDatabase(path), protector)
    {
    }

    internal SqliteTokenStore(SqliteDatabase database, ITokenProtector? protector, string? client = null) =>
        (_database, _cell, _client) = (database, new(protector, "tokens", client), client);

    /// <inheritdoc/>
    public ValueTask<StoredToken?> GetAsync(TokenKey key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        return _database.RunAsync<StoredToken?>(
            connection =>
            {
                using SqliteCommand command = connection.CreateCommand();
                command.CommandText = "SELECT version, token FROM tokens WHERE provider = $provider AND user_key = $user";
                Bind(command, key, _client);
                using SqliteDataReader reader = command.ExecuteReader();
                return reader.Read() ? new(TokenCodec.Deserialize(_cell.Read(key, reader.GetString(1))), reader.GetInt64(0)) : null;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<StoredToken?> TryReplaceAsync(TokenKey key, StoredToken? expected, OAuthToken next, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(next);
        return _database.RunAsync<StoredToken?>(
            connection =>
            {
                using SqliteCommand command = connection.CreateCommand();
                command.CommandText = expected is null
                    ? "INSERT INTO tokens (provider, user_key, version, token) VALUES ($provider, $user, $next, $token) ON CONFLICT DO NOTHING"
                    : "UPDATE tokens SET version = $next, token = $token WHERE provider = $provider AND user_key = $user AND version = $expected";
                Bind(command, key, _client);
                long version = StoredToken.VersionAfter(expected);
                command.Parameters.AddWithValue("$expected", expected?.Version ?? 0);
                command.Parameters.AddWithValue("$next", version);
                command.Parameters.AddWithValue("$token", _cell.Write(key, TokenCodec.Serialize(next)));
                return command.ExecuteNonQuery() == 1 ? new(next, version) : null;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<bool> TryRemoveAsync(TokenKey key, StoredToken expected, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(expected);
        return DeleteAsync(key, expected.Version, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask RemoveAsync(TokenKey key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        await DeleteAsync(key, version: null, cancellationToken).ConfigureAwait(false);
    }

    private ValueTask<bool> DeleteAsync(TokenKey key, long? version, CancellationToken cancellationToken) => _database.RunAsync(
        connection =>
        {
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "DELETE FROM tokens WHERE provider = $provider AND user_key = $user AND version = coalesce($version, version)";
            Bind(command, key, _client);
            command.Parameters.AddWithValue("$version", (object?)version ?? DBNull.Value);
            return command.ExecuteNonQuery() == 1;
        },
        cancellationToken);

    internal static void Bind(SqliteCommand command, TokenKey key, string? client)
    {
        // Tokens of one application are of no use to another, so clients of different names never see each other's rows in a shared file.
        command.Parameters.AddWithValue("$provider", client is null ? key.Provider.Value : $"{key.Provider.Value}:{client}");
        command.Parameters.AddWithValue("$user", key.User.Value);
    }
}
