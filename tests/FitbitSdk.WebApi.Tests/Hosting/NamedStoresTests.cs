using FitbitSdk.Http;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace FitbitSdk.WebApi.Tests;

/// <summary>What a client with a name keeps for itself, and what it shares with the client without one.</summary>
public sealed class NamedStoresTests
{
    private static readonly TokenKey Anna = TestHost.Key(TestHost.Anna);

    [Fact]
    public async Task Refresh_LeaseWithoutAName_IsTakenByANamedClient()
    {
        MemoryLease lease = new();
        await using ServiceProvider host = Build(services => services.AddSingleton<ITokenLease>(lease));

        await RefreshAsync(host);

        Assert.Equal((1, 1), (lease.Taken, lease.GivenBack));
    }

    [Fact]
    public async Task AddTokenLease_Named_IsThatNamesAlone()
    {
        MemoryLease lease = new();
        await using ServiceProvider host = Build(services => services.AddSingleton<ITokenLease>(lease), static named => named.AddTokenLease<OwnLease>());

        await RefreshAsync(host);

        Assert.Equal(1, ((OwnLease)host.GetRequiredKeyedService<ITokenLease>("research")).Inner.Taken);
        Assert.Equal(0, lease.Taken);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Begin_StoreOfAuthorizations_IsTheNamesOwnOrElseTheOneWithoutAName(bool named)
    {
        await using ServiceProvider host = Build(
            static services => services.AddSingleton<IAuthorizationStateStore, CountingStates>(),
            builder => _ = named ? builder.AddAuthorizationStateStore<CountingStates>() : builder);

        await host.GetRequiredKeyedService<FitbitAuthorization>("research").BeginAsync(
            new() { User = Anna.User, RedirectUri = new("https://app.example/callback"), Scopes = ["sleep"], Binding = "session" }, TestHost.Cancel);

        Assert.Equal(named ? 0 : 1, ((CountingStates)host.GetRequiredService<IAuthorizationStateStore>()).Added);
        Assert.Equal(named ? 1 : null, (host.GetKeyedService<IAuthorizationStateStore>("research") as CountingStates)?.Added);
    }

    [Fact]
    public async Task AddTokenStore_StoreThatAsksForTheName_IsGivenItsClients()
    {
        await using ServiceProvider host = Build(static services => services.AddFitbitClient(static options => options.ClientId = "PLAIN").AddTokenStore<OwnStore>());

        Assert.Equal("research", ((OwnStore)host.GetRequiredKeyedService<ITokenStore>("research")).Client);
        Assert.Null(((OwnStore)host.GetRequiredService<ITokenStore>()).Client);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("research")]
    public async Task Use_NoTokenStore_NamesTheClient(string? name)
    {
        ServiceCollection services = new();
        IHttpHealthClientBuilder builder = name is null
            ? services.AddFitbitClient(static options => options.ClientId = "ABC123")
            : services.AddFitbitClient(name, static options => options.ClientId = "ABC123");
        builder.AddAccessTokenProvider<OwnTokens>();
        await using ServiceProvider host = services.BuildServiceProvider();

        InvalidOperationException[] errors =
        [
            await Assert.ThrowsAsync<InvalidOperationException>(() => host.GetRequiredOfClient<TokenManager>(name).GetAsync(Anna, null, TestHost.Cancel).AsTask()),
            await Assert.ThrowsAsync<InvalidOperationException>(() => host.GetRequiredOfClient<FitbitAuthorization>(name).GetGrantAsync(Anna.User, TestHost.Cancel)),
        ];

        Assert.All(errors, error => Assert.StartsWith(name is null ? "There is no store" : "Client 'research': There is no store", error.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("research")]
    public async Task AddAccessTokenProvider_Twice_TheFirstCountsAsWithStores(string? name)
    {
        ServiceCollection services = new();
        for (int i = 0; i < 2; i++)
        {
            // Also where the client is added again between the two.
            IHttpHealthClientBuilder builder = name is null
                ? services.AddFitbitClient(static options => options.ClientId = "ABC123")
                : services.AddFitbitClient(name, static options => options.ClientId = "ABC123");
            _ = i == 0 ? builder.AddAccessTokenProvider<OwnTokens>().AddTokenStore<OwnStore>() : builder.AddAccessTokenProvider<OtherTokens>().AddTokenStore<MemoryTokenStore>();
        }

        await using ServiceProvider host = services.BuildServiceProvider();

        Assert.IsType<OwnTokens>(host.GetRequiredOfClient<IAccessTokenProvider>(name));
        Assert.IsType<OwnStore>(host.GetRequiredOfClient<ITokenStore>(name));
    }

    private static async Task RefreshAsync(ServiceProvider host)
    {
        OwnStore store = (OwnStore)host.GetRequiredKeyedService<ITokenStore>("research");
        store.Inner.Put(Anna, new() { Access = new("access-1"), Refresh = new("refresh-1"), ExpiresAt = Instant.FromUtc(2020, 1, 1, 0, 0) });
        await host.GetRequiredKeyedService<TokenManager>("research").RefreshAsync(Anna, TestHost.Cancel);
    }

    private static ServiceProvider Build(Action<IServiceCollection> more, Action<IHttpHealthClientBuilder>? named = null)
    {
        StubService service = new();
        service.AnswerTokens(static () => StubService.Json(Answers.Tokens("access-2", "refresh-2")));
        ServiceCollection services = new();
        services.AddSingleton<TimeProvider>(new ManualClock());
        IHttpHealthClientBuilder builder = services.AddFitbitClient("research", static options => options.ClientId = "RESEARCH").AddTokenStore<OwnStore>();
        named?.Invoke(builder);
        services.AddHttpClient(new ClientKey(Anna.Provider, "research").TokenHttp).ConfigurePrimaryHttpMessageHandler(() => service);
        more(services);
        return services.BuildServiceProvider();
    }

    private sealed class OwnLease : ITokenLease
    {
        public MemoryLease Inner { get; } = new();

        public ValueTask<IAsyncDisposable?> TryAcquireAsync(TokenKey key, TimeSpan lease, CancellationToken cancellationToken) => Inner.TryAcquireAsync(key, lease, cancellationToken);
    }

    private sealed class OwnStore([ServiceKey] string? client = null) : ITokenStore
    {
        public string? Client { get; } = client;

        public MemoryTokenStore Inner { get; } = new();

        public ValueTask<StoredToken?> GetAsync(TokenKey key, CancellationToken cancellationToken) => Inner.GetAsync(key, cancellationToken);

        public ValueTask<StoredToken?> TryReplaceAsync(TokenKey key, StoredToken? expected, OAuthToken next, CancellationToken cancellationToken) =>
            Inner.TryReplaceAsync(key, expected, next, cancellationToken);

        public ValueTask<bool> TryRemoveAsync(TokenKey key, StoredToken expected, CancellationToken cancellationToken) => Inner.TryRemoveAsync(key, expected, cancellationToken);

        public ValueTask RemoveAsync(TokenKey key, CancellationToken cancellationToken) => Inner.RemoveAsync(key, cancellationToken);
    }

    private sealed class CountingStates : IAuthorizationStateStore
    {
        public int Added { get; private set; }

        public ValueTask AddAsync(AuthorizationStateId id, PendingAuthorization pending, CancellationToken cancellationToken)
        {
            Added++;
            return ValueTask.CompletedTask;
        }

        public ValueTask<PendingAuthorization?> RedeemAsync(AuthorizationStateId id, CancellationToken cancellationToken) => new((PendingAuthorization?)null);
    }

    private sealed class OwnTokens : IAccessTokenProvider
    {
        public ValueTask<AccessToken> GetAsync(TokenKey key, AccessToken? refused, CancellationToken cancellationToken) => new(new AccessToken("own"));
    }

    private sealed class OtherTokens : IAccessTokenProvider
    {
        public ValueTask<AccessToken> GetAsync(TokenKey key, AccessToken? refused, CancellationToken cancellationToken) => new(new AccessToken("other"));
    }
}
