using System.Text;
using Microsoft.Data.Sqlite;

namespace FitbitSdk.Storage.Sqlite;

/// <summary>Keeps authorizations under way in a SQLite file, so that a user may come back to another process than sent them away.</summary>
/// <remarks>All calls throw <see cref="SqliteStoreException"/> when the file cannot be used.</remarks>
public sealed class SqliteAuthorizationStateStore : IAuthorizationStateStore
{
    private readonly SqliteDatabase _database;

    /// <summary>Creates a store; the file is opened at the first call.</summary>
    /// <param name="path">The file; created if it does not exist.</param>
    public SqliteAuthorizationStateStore(string path)
        : this(new SqliteDatabase(path))
    {
    }

    internal SqliteAuthorizationStateStore(SqliteDatabase database) => _database = database;

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
                    INSERT INTO authorizations (id, expires_at, pending) VALUES ($id, $expires, $pending)
                    """;
                command.Parameters.AddWithValue("$now", pending.BegunAt.ToUnixTimeMilliseconds());
                command.Parameters.AddWithValue("$id", id.Value);
                command.Parameters.AddWithValue("$expires", pending.ExpiresAt.ToUnixTimeMilliseconds());
                command.Parameters.AddWithValue("$pending", Encoding.UTF8.GetString(PendingAuthorizationCodec.Serialize(pending)));
                return command.ExecuteNonQuery();
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<PendingAuthorization?> RedeemAsync(AuthorizationStateId id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(id);
        return _database.RunAsync(
            connection =>
            {
                // One statement: what is read is gone, also for another process that asks at the same moment.
                using SqliteCommand command = connection.CreateCommand();
                command.CommandText = "DELETE FROM authorizations WHERE id = $id RETURNING pending";
                command.Parameters.AddWithValue("$id", id.Value);
                return command.ExecuteScalar() is string pending ? PendingAuthorizationCodec.Deserialize(Encoding.UTF8.GetBytes(pending)) : null;
            },
            cancellationToken);
    }
}
