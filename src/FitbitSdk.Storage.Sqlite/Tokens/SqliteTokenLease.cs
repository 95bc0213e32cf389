using Microsoft.Data.Sqlite;

namespace FitbitSdk.Storage.Sqlite;

/// <summary>Leases in a SQLite file, for processes on one machine that refresh the same users' tokens.</summary>
/// <remarks>All calls throw <see cref="SqliteStoreException"/> when the file cannot be used. A lease that ends further away than twice its length was
/// taken before the clock was set back, and is free.</remarks>
public sealed class SqliteTokenLease : ITokenLease
{
    private readonly SqliteDatabase _database;
    private readonly TimeProvider _time;
    private readonly string? _client;

    /// <summary>Creates the leases; the file is opened at the first call.</summary>
    /// <param name="path">The file; created if it does not exist.</param>
    /// <param name="time">The clock by which leases run out; the machines' clocks should agree.</param>
    public SqliteTokenLease(string path, TimeProvider time)
        : this(new SqliteDatabase(path), time)
    {
    }

    internal SqliteTokenLease(SqliteDatabase database, TimeProvider time, string? client = null) => (_database, _time, _client) = (database, time, client);

    /// <inheritdoc/>
    public async ValueTask<IAsyncDisposable?> TryAcquireAsync(TokenKey key, TimeSpan lease, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(lease, TimeSpan.Zero);
        string holder = Guid.NewGuid().ToString("N");
        long now = _time.GetUtcNow().ToUnixTimeMilliseconds();
        bool taken = await _database.RunAsync(
            connection =>
            {
                using SqliteCommand command = connection.CreateCommand();
                command.CommandText = """
                    INSERT INTO leases (provider, user_key, holder, until) VALUES ($provider, $user, $holder, $until)
                    ON CONFLICT DO UPDATE SET holder = $holder, until = $until WHERE until <= $now OR until > $furthest
                    """;
                SqliteTokenStore.Bind(command, key, _client);
                command.Parameters.AddWithValue("$holder", holder);
                command.Parameters.AddWithValue("$until", now + (long)lease.TotalMilliseconds);
                command.Parameters.AddWithValue("$now", now);

                // A holder that died while the clock was wrong would keep the user from refreshing until that time comes, a day or a year later.
                command.Parameters.AddWithValue("$furthest", now + (2 * (long)lease.TotalMilliseconds));
                return command.ExecuteNonQuery() == 1;
            },
            cancellationToken).ConfigureAwait(false);
        return taken ? new Held(_database, key, holder, _client) : null;
    }

    private sealed class Held(SqliteDatabase database, TokenKey key, string holder, string? client) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await database.RunAsync(
            connection =>
            {
                // By holder: a lease that ran out may be someone else's by now.
                using SqliteCommand command = connection.CreateCommand();
                command.CommandText = "DELETE FROM leases WHERE provider = $provider AND user_key = $user AND holder = $holder";
                SqliteTokenStore.Bind(command, key, client);
                command.Parameters.AddWithValue("$holder", holder);
                return command.ExecuteNonQuery();
            },
            CancellationToken.None).ConfigureAwait(false);
    }
}
