using System.Security.Cryptography;
using FitbitSdk.Records;
using FitbitSdk.Storage.Sqlite;
using FitbitSdk.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace FitbitSdk.Storage.Tests;

/// <summary>What stands in the file when tokens are protected, and what becomes of rows that cannot be read.</summary>
public sealed class SqliteTokenProtectionTests : IDisposable
{
    private static readonly TokenKey Anna = new(ProviderId.Fitbit, new("anna"));
    private static readonly TokenProtectionKey Key = new("2026", SHA256.HashData("new"u8));
    private static readonly TokenProtectionKey OldKey = new("2025", SHA256.HashData("old"u8));

    private readonly TemporaryFolder _folder = new();

    public static IEnumerable<object[]> TokenStoreCases => TokenStoreCompliance.Cases;

    public static IEnumerable<object[]> AuthorizationStateStoreCases => AuthorizationStateStoreCompliance.Cases;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory, MemberData(nameof(TokenStoreCases))]
    public Task TokenStore_Protected_Holds(ComplianceCase<ITokenStore> one) => one.RunAsync(() => new(Store(Key)));

    [Theory, MemberData(nameof(AuthorizationStateStoreCases))]
    public Task AuthorizationStateStore_Protected_Holds(ComplianceCase<IAuthorizationStateStore> one) => one.RunAsync(() => new(States(Key)));

    [Fact]
    public async Task Add_Protected_LeavesNoVerifierInTheFile()
    {
        await States(Key).AddAsync(State, Pending(), Cancel);

        Assert.StartsWith("protected:", Text("SELECT pending FROM authorizations"), StringComparison.Ordinal);
        Assert.DoesNotContain("verifier-secret", FileText(), StringComparison.Ordinal);
        Assert.Equal("verifier-secret", (await States(Key).RedeemAsync(State, Cancel))!.Verifier);
    }

    [Fact]
    public async Task Add_ByTheHostsClient_IsProtectedByItsProtector()
    {
        await using ServiceProvider host = Host("study");

        await host.GetRequiredKeyedService<IAuthorizationStateStore>("study").AddAsync(State, Pending(), Cancel);

        Assert.StartsWith("protected:", Text("SELECT pending FROM authorizations"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE authorizations SET user_key = 'ben'")]
    [InlineData("UPDATE authorizations SET provider = 'google-health'")]
    [InlineData("UPDATE authorizations SET pending = (SELECT token FROM tokens)")]
    public async Task Redeem_RowOfAnother_IsRefusedAndGone(string move)
    {
        await Store(Key).TryReplaceAsync(Anna, null, Pair(1), Cancel);
        await States(Key).AddAsync(State, Pending(), Cancel);
        Execute(move);

        await Assert.ThrowsAsync<TokenProtectionException>(() => States(Key).RedeemAsync(State, Cancel).AsTask());

        Assert.Null(await States(Key).RedeemAsync(State, Cancel));
    }

    [Fact]
    public async Task Write_Protected_LeavesNoTokenInTheFile()
    {
        await Store(Key).TryReplaceAsync(Anna, null, Pair(1), Cancel);

        Assert.StartsWith("protected:", Cell(), StringComparison.Ordinal);
        Assert.DoesNotContain("refresh-secret-1", FileText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_RowWrittenInClear_IsReadAndProtectedAtItsNextWrite()
    {
        StoredToken? clear = await new SqliteTokenStore(_folder.File()).TryReplaceAsync(Anna, null, Pair(1), Cancel);
        Assert.StartsWith("{", Cell(), StringComparison.Ordinal);

        SqliteTokenStore store = Store(Key);
        Assert.Equal("refresh-secret-1", (await store.GetAsync(Anna, Cancel))!.Token.Refresh!.Reveal());
        Assert.NotNull(await store.TryReplaceAsync(Anna, clear, Pair(2), Cancel));

        Assert.StartsWith("protected:", Cell(), StringComparison.Ordinal);
        Assert.Equal("refresh-secret-2", (await store.GetAsync(Anna, Cancel))!.Token.Refresh!.Reveal());
        Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        Assert.DoesNotContain("refresh-secret-1", FileText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_ProtectedRowAndNoProtector_SaysSoAndLeavesIt()
    {
        await Store(Key).TryReplaceAsync(Anna, null, Pair(1), Cancel);
        string before = Cell();

        TokenProtectionException error = await RefusedAsync(new SqliteTokenStore(_folder.File()));

        Assert.Contains("no protector is registered", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, Cell());
    }

    [Fact]
    public async Task Read_KeyWasRotated_ReadsByTheOlderAndWritesByTheCurrent()
    {
        StoredToken? old = await Store(OldKey).TryReplaceAsync(Anna, null, Pair(1), Cancel);

        Assert.Contains("not configured", (await RefusedAsync(Store(Key))).Message, StringComparison.Ordinal);
        Assert.Equal("refresh-secret-1", (await Store(Key, OldKey).GetAsync(Anna, Cancel))!.Token.Refresh!.Reveal());
        await Store(Key, OldKey).TryReplaceAsync(Anna, old, Pair(2), Cancel);

        Assert.Equal("refresh-secret-2", (await Store(Key).GetAsync(Anna, Cancel))!.Token.Refresh!.Reveal());
    }

    [Fact]
    public async Task Read_KeyOfTheSameIdAndAnotherValue_IsRefused()
    {
        await Store(Key).TryReplaceAsync(Anna, null, Pair(1), Cancel);

        Assert.Contains("key 2026 has another value", (await RefusedAsync(Store(new TokenProtectionKey("2026", new byte[32])))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE tokens SET user_key = 'anna' WHERE user_key = 'ben'")]
    [InlineData("UPDATE tokens SET provider = 'fitbit', user_key = 'anna' WHERE user_key = 'anna' AND provider = 'google-health'")]
    public async Task Read_RowMovedFromAnother_IsRefused(string move)
    {
        await Store(Key).TryReplaceAsync(move.Contains("ben", StringComparison.Ordinal) ? Anna with { User = new("ben") } : Anna with { Provider = ProviderId.GoogleHealth }, null, Pair(1), Cancel);

        Execute(move);

        Assert.Contains("moved", (await RefusedAsync(Store(Key))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_RowMovedFromAClientOfAnotherName_IsRefused()
    {
        await using (ServiceProvider named = Host("study"))
        {
            await named.GetRequiredKeyedService<ITokenStore>("study").TryReplaceAsync(Anna, null, Pair(1), Cancel);
        }

        Execute("UPDATE tokens SET provider = 'fitbit'");

        await using ServiceProvider unnamed = Host(null);
        await Assert.ThrowsAsync<TokenProtectionException>(() => unnamed.GetRequiredService<ITokenStore>().GetAsync(Anna, Cancel).AsTask());
    }

    [Fact]
    public async Task Read_DamagedText_IsRefusedWithoutQuotingIt()
    {
        await Store(Key).TryReplaceAsync(Anna, null, Pair(1), Cancel);
        Execute("UPDATE tokens SET token = 'protected:no base64 at all'");

        Assert.DoesNotContain("base64 at all", (await RefusedAsync(Store(Key))).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ProtectTokens_OnTheBuilder_ProtectsWhatTheStoreWrites()
    {
        await using ServiceProvider host = Host(null);

        await host.GetRequiredService<ITokenStore>().TryReplaceAsync(Anna, null, Pair(1), Cancel);

        Assert.StartsWith("protected:", Cell(), StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_OfWrongForm_AreRefusedWithoutTheirValue()
    {
        Assert.Throws<ArgumentException>(static () => new TokenProtectionKey("k", new byte[31]));
        Assert.Throws<ArgumentException>(static () => new TokenProtectionKey("", new byte[32]));
        Assert.Throws<ArgumentException>(static () => new TokenProtectionKey("a key", new byte[32]));
        Assert.Throws<ArgumentException>(static () => new AesGcmTokenProtector(Key, new TokenProtectionKey("2026", new byte[32])));
        Assert.Equal("(key 2026)", Key.ToString());
    }

    private static OAuthToken Pair(int number) => new() { Access = new($"access-secret-{number}"), Refresh = new($"refresh-secret-{number}"), ExpiresAt = Instant.FromUtc(2026, 3, 14, 12, 0) };

    private static AuthorizationStateId State { get; } = AuthorizationStateId.Of("state");

    private static PendingAuthorization Pending() => new()
    {
        Provider = Anna.Provider,
        User = Anna.User,
        BindingHash = "hash",
        RedirectUri = new("https://app.example/callback"),
        Verifier = "verifier-secret",
        Scopes = ["sleep"],
        BegunAt = Instant.FromUtc(2026, 3, 14, 12, 0),
        ExpiresAt = Instant.FromUtc(2026, 3, 14, 12, 10),
    };

    private SqliteAuthorizationStateStore States(TokenProtectionKey key) => new(_folder.File(), new AesGcmTokenProtector(key));

    private SqliteTokenStore Store(TokenProtectionKey current, params IEnumerable<TokenProtectionKey> older) => new(_folder.File(), new AesGcmTokenProtector(current, older));

    private ServiceProvider Host(string? name)
    {
        ServiceCollection services = new();
        services.AddSingleton(TimeProvider.System);
        new Builder(services, name).ProtectTokens(Key).UseSqlite(_folder.File());
        return services.BuildServiceProvider();
    }

    private static async Task<TokenProtectionException> RefusedAsync(SqliteTokenStore store) =>
        await Assert.ThrowsAsync<TokenProtectionException>(async () => await store.GetAsync(Anna, Cancel));

    private string FileText() => string.Concat(Directory.GetFiles(Path.GetDirectoryName(_folder.File())!).Select(ReadShared));

    private static string ReadShared(string path)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using StreamReader reader = new(file, System.Text.Encoding.Latin1);
        return reader.ReadToEnd();
    }

    private string Cell() => Text("SELECT token FROM tokens");

    private string Text(string sql) => (string)Run(sql, static command => command.ExecuteScalar())!;

    private void Execute(string sql) => Run(sql, static command => command.ExecuteNonQuery());

    private T Run<T>(string sql, Func<SqliteCommand, T> run)
    {
        using SqliteConnection connection = new($"Data Source={_folder.File()};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100
        command.CommandText = sql;
#pragma warning restore CA2100
        return run(command);
    }

    private sealed class Builder(IServiceCollection services, string? name) : IHealthClientBuilder
    {
        public IServiceCollection Services => services;

        public ProviderId Provider => ProviderId.Fitbit;

        public string? Name => name;
    }
}
