using FitbitSdk.Records;
using FitbitSdk.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace FitbitSdk.Storage.Tests;

/// <summary>What becomes of files that are not what they should be: a clear error, and not a byte changed.</summary>
public sealed class SqliteFileTests : IDisposable
{
    private static readonly SyncAccount Anna = new(ProviderId.Fitbit, new UserKey("anna"), 0);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Open_NoDatabase_SaysSoAndLeavesTheFile()
    {
        File.WriteAllText(_folder.File(), "These are my notes, and long enough to be taken for a header of a database file. They are not.");

        SqliteStoreException error = await OpenAsync();

        Assert.Contains("is not a SQLite database. Move it away", error.Message, StringComparison.Ordinal);
        Assert.StartsWith("These are my notes", File.ReadAllText(_folder.File()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_DamagedPages_SaysSoAndLeavesTheFile()
    {
        await FillAsync();
        byte[] bytes = File.ReadAllBytes(_folder.File());
        bytes.AsSpan(4096 + 100, 3000).Fill(0xAB);
        File.WriteAllBytes(_folder.File(), bytes);

        SqliteStoreException error = await OpenAsync();

        Assert.Contains("damaged", error.Message, StringComparison.Ordinal);
        Assert.Contains("nothing was changed", error.Message, StringComparison.Ordinal);
        Assert.Equal(bytes, File.ReadAllBytes(_folder.File()));
    }

    [Fact]
    public async Task Open_TruncatedDatabase_SaysSo()
    {
        await FillAsync();
        byte[] bytes = File.ReadAllBytes(_folder.File());
        File.WriteAllBytes(_folder.File(), bytes[..5000]);

        Assert.Contains("damaged", (await OpenAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_NewerSchema_SaysSoAndLeavesTheFile()
    {
        await FillAsync();
        Execute("PRAGMA user_version = 99");

        Assert.Contains("newer version", (await OpenAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_SchemaOfTheFirstVersion_AddsWhatIsNewAndKeepsTheRest()
    {
        await FillAsync();
        Execute("DROP TABLE authorizations; PRAGMA user_version = 1");

        PendingAuthorization? found = await new SqliteAuthorizationStateStore(_folder.File()).RedeemAsync(AuthorizationStateId.Of("state"), TestContext.Current.CancellationToken);

        Assert.Null(found);
        Assert.Equal(50, (await new SqliteOffsetStore(_folder.File()).GetAsync(Anna, TestContext.Current.CancellationToken)).Count);
    }

    [Fact]
    public async Task Open_MissingFolder_NamesIt()
    {
        SqliteOffsetStore store = new(Path.Combine(_folder.File("nowhere"), "state.db"));

        SqliteStoreException error = await Assert.ThrowsAsync<SqliteStoreException>(async () => await store.GetAsync(Anna, TestContext.Current.CancellationToken));

        Assert.Contains("folder does not exist", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_PathIsAFolder_SaysSo()
    {
        Directory.CreateDirectory(_folder.File());

        Assert.Contains("state.db", (await OpenAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_NewFile_IsReadableByItsOwnerAlone()
    {
        await FillAsync();

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder.File()));
        }
    }

    [Fact]
    public async Task Read_StateThatIsNoOffset_IsATypedErrorThatQuotesNothing()
    {
        await FillAsync();
        Execute("UPDATE offsets SET state = '{\"backfilledFrom\":\"secret\",\"completeThrough\":\"x\"}'");

        SqliteStoreException error = await Assert.ThrowsAsync<SqliteStoreException>(async () => await new SqliteOffsetStore(_folder.File()).GetAsync(Anna, TestContext.Current.CancellationToken));

        Assert.Contains("stream stream-", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_TwoStoresOnOneFile_LoseNothing()
    {
        SqliteOffsetStore[] stores = [new(_folder.File()), new(_folder.File())];

        await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(async () =>
        {
            OffsetKey key = new(Anna, new StreamId($"stream-{worker}"));
            SyncOffset? stored = null;
            for (int i = 0; i < 25; i++)
            {
                stored = await stores[(worker + i) % 2].TryAdvanceAsync(key, stored, SyncOffset.Initial, CancellationToken.None);
                Assert.NotNull(stored);
            }
        }, TestContext.Current.CancellationToken)));

        IReadOnlyDictionary<OffsetKey, SyncOffset> offsets = await stores[0].GetAsync(Anna, TestContext.Current.CancellationToken);
        Assert.Equal(8, offsets.Count);
        Assert.All(offsets.Values, static offset => Assert.Equal(25, offset.Version));
    }

    private async Task FillAsync()
    {
        SqliteOffsetStore store = new(_folder.File());
        for (int i = 0; i < 50; i++)
        {
            await store.TryAdvanceAsync(new(Anna, new StreamId($"stream-{i}")), null, SyncOffset.Initial with { Digest = new byte[1000] }, TestContext.Current.CancellationToken);
        }

        // All of it into the file itself, so that damage to the file is damage to the data.
        Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        SqliteConnection.ClearAllPools();
    }

    private void Execute(string sql)
    {
        using SqliteConnection connection = new($"Data Source={_folder.File()};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private async Task<SqliteStoreException> OpenAsync() => await Assert.ThrowsAsync<SqliteStoreException>(async () =>
        await new SqliteOffsetStore(_folder.File()).GetAsync(Anna, TestContext.Current.CancellationToken));
}
