using System.Runtime.CompilerServices;
using System.Text;
using FitbitSdk.Records;
using Microsoft.Data.Sqlite;

namespace FitbitSdk.Storage.Sqlite;

/// <summary>Keeps offsets in a SQLite file. Several processes may share it.</summary>
/// <remarks>All calls throw <see cref="SqliteStoreException"/> when the file cannot be used.</remarks>
public sealed class SqliteOffsetStore : IOffsetStore
{
    private readonly SqliteDatabase _database;

    /// <summary>Creates a store; the file is opened at the first call.</summary>
    /// <param name="path">The file; created if it does not exist.</param>
    public SqliteOffsetStore(string path)
        : this(new SqliteDatabase(path))
    {
    }

    internal SqliteOffsetStore(SqliteDatabase database) => _database = database;

    /// <inheritdoc/>
    public ValueTask<IReadOnlyDictionary<OffsetKey, SyncOffset>> GetAsync(SyncAccount account, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(account);
        return _database.RunAsync<IReadOnlyDictionary<OffsetKey, SyncOffset>>(
            connection =>
            {
                using SqliteCommand command = connection.CreateCommand();
                command.CommandText = "SELECT stream, version, state FROM offsets WHERE provider = $provider AND user_key = $user AND user_version = $userVersion";
                BindAccount(command, account);
                Dictionary<OffsetKey, SyncOffset> offsets = [];
                using SqliteDataReader reader = command.ExecuteReader();
                while (reader.Read())
                {
                    OffsetKey key = OffsetKey.Parse(account, reader.GetString(0));
                    offsets[key] = ReadOffset(reader, 1, key);
                }

                return offsets;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<SyncOffset?> TryAdvanceAsync(OffsetKey key, SyncOffset? expected, SyncOffset next, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(next);
        return _database.RunAsync<SyncOffset?>(
            connection =>
            {
                using SqliteCommand command = connection.CreateCommand();
                command.CommandText = expected is null
                    ? """
                      INSERT INTO offsets (provider, user_key, user_version, stream, version, state)
                      VALUES ($provider, $user, $userVersion, $stream, $next, $state) ON CONFLICT DO NOTHING
                      """
                    : """
                      UPDATE offsets SET version = $next, state = $state
                      WHERE provider = $provider AND user_key = $user AND user_version = $userVersion AND stream = $stream AND version = $expected
                      """;
                BindAccount(command, key.Account);
                long version = (expected?.Version ?? 0) + 1;
                command.Parameters.AddWithValue("$stream", key.StreamText);
                command.Parameters.AddWithValue("$expected", expected?.Version ?? 0);
                command.Parameters.AddWithValue("$next", version);
                command.Parameters.AddWithValue("$state", Encoding.UTF8.GetString(OffsetCodec.Serialize(next)));
                return command.ExecuteNonQuery() == 1 ? next with { Version = version } : null;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<KeyValuePair<OffsetKey, SyncOffset>> ListAsync(StreamId stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stream);

        // Read at once: a reader left open would hold the caller's loop inside a transaction of ours.
        List<KeyValuePair<OffsetKey, SyncOffset>> offsets = await _database.RunAsync(
            connection =>
            {
                using SqliteCommand command = connection.CreateCommand();
                command.CommandText = "SELECT provider, user_key, user_version, version, state FROM offsets WHERE stream = $stream";
                command.Parameters.AddWithValue("$stream", stream.Value);
                List<KeyValuePair<OffsetKey, SyncOffset>> found = [];
                using SqliteDataReader reader = command.ExecuteReader();
                while (reader.Read())
                {
                    SyncAccount account = new(new ProviderId(reader.GetString(0)), new UserKey(reader.GetString(1)), reader.GetInt32(2));
                    OffsetKey key = new(account, stream);
                    found.Add(new(key, ReadOffset(reader, 3, key)));
                }

                return found;
            },
            cancellationToken).ConfigureAwait(false);
        foreach (KeyValuePair<OffsetKey, SyncOffset> offset in offsets)
        {
            yield return offset;
        }
    }

    /// <inheritdoc/>
    public async ValueTask RemoveAsync(UserKey user, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        await _database.RunAsync(
            connection =>
            {
                using SqliteCommand command = connection.CreateCommand();
                command.CommandText = "DELETE FROM offsets WHERE user_key = $user";
                command.Parameters.AddWithValue("$user", user.Value);
                return command.ExecuteNonQuery();
            },
            cancellationToken).ConfigureAwait(false);
    }

    private static void BindAccount(SqliteCommand command, SyncAccount account)
    {
        command.Parameters.AddWithValue("$provider", account.Provider.Value);
        command.Parameters.AddWithValue("$user", account.User.Value);
        command.Parameters.AddWithValue("$userVersion", account.Version);
    }

    private SyncOffset ReadOffset(SqliteDataReader reader, int column, OffsetKey key)
    {
        try
        {
            return OffsetCodec.Deserialize(Encoding.UTF8.GetBytes(reader.GetString(column + 1)), reader.GetInt64(column));
        }
        catch (InvalidDataException e)
        {
            throw new SqliteStoreException(
                _database.Path, $"the offset of {key.Account.User}, stream {key.StreamText}, is damaged or from a newer version. Move the file away or restore a copy; nothing was changed.", e);
        }
    }
}
