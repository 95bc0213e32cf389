using FitbitSdk.Records;
using Microsoft.Data.Sqlite;

namespace FitbitSdk.Storage.Sqlite;

/// <summary>Keeps authorizations under way in a SQLite file, so that a user may come back to another process than sent them away.</summary>
/// <remarks>All calls throw <see cref="SqliteStoreException"/> when the file cannot be used. Redeeming throws <see cref="TokenProtectionException"/>
/// where the row is protected and cannot be unprotected; it is gone then, and the user begins again.</remarks>
public sealed class SqliteAuthorizationStateStore : IAuthorizationStateStore
{
    private readonly SqliteDatabase _database;
    private readonly TokenCell _cell;

    /// <summary>Creates a store; the file is opened at the first call.</summary>
    /// <param name="path">The file; created if it does not exist.</param>
    /// <param name="protector">What protects the flows, their PKCE verifiers among them; <see langword="null"/> keeps them in clear.</param>
    public SqliteAuthorizationStateStore(string path, ITokenProtector? protector = null)
        : this(new SqliteDatabase(path), protector)
    {
    }

    // Not by the client's name: a flow that comes back to another client is told apart there, and must be readable for it.
    internal SqliteAuthorizationStateStore(SqliteDatabase database, ITokenProtector? protector) =>
        (_database, _cell) = (database, new(protector, "authorization", client: null));

    /// <inheritdoc/>
    public async ValueTask AddAsync(AuthorizationStateId id, PendingAuthorization pending, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(pending);
        await _database.RunAsync(
            connection =>
            {
                using SqliteCommand command = connection.CreateCommand();
                command.CommandText = """
                    DELETE FROM authorizations WHERE expires_at <= $now;
                    INSERT INTO authorizations (id, provider, user_key, expires_at, pending) VALUES ($id, $provider, $user, $expires, $pending)
                    """;
                command.Parameters.AddWithValue("$now", pending.BegunAt.ToUnixTimeMilliseconds());
                command.Parameters.AddWithValue("$id", id.Value);
                command.Parameters.AddWithValue("$provider", pending.Provider.Value);
                command.Parameters.AddWithValue("$user", pending.User.Value);
                command.Parameters.AddWithValue("$expires", pending.ExpiresAt.ToUnixTimeMilliseconds());
                command.Parameters.AddWithValue("$pending", _cell.Write(new(pending.Provider, pending.User), PendingAuthorizationCodec.Serialize(pending)));
                return command.ExecuteNonQuery();
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<PendingAuthorization?> RedeemAsync(AuthorizationStateId id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(id);
        return _database.RunAsync<PendingAuthorization?>(
            connection =>
            {
                // One statement: what is read is gone, also for another process that asks at the same moment.
                using SqliteCommand command = connection.CreateCommand();
                command.CommandText = "DELETE FROM authorizations WHERE id = $id RETURNING provider, user_key, pending";
                command.Parameters.AddWithValue("$id", id.Value);
                using SqliteDataReader reader = command.ExecuteReader();
                return reader.Read()
                    ? PendingAuthorizationCodec.Deserialize(_cell.Read(new(new(reader.GetString(0)), new UserKey(reader.GetString(1))), reader.GetString(2)))
                    : null;
            },
            cancellationToken);
    }
}
