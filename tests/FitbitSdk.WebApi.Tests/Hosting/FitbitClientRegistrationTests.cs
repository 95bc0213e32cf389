using FitbitSdk.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace FitbitSdk.WebApi.Tests;

public sealed class FitbitClientRegistrationTests
{
    [Fact]
    public async Task Start_NoTokenStore_FailsAndNamesTheCalls()
    {
        using IHost host = Build(static services => services.AddFitbitClient(static options => options.ClientId = "ABC123"));

        OptionsValidationException error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(TestHost.Cancel));

        Assert.Contains("UseSqlite(path)", error.Message, StringComparison.Ordinal);
        Assert.Contains("AddTokenStore<T>()", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithTokenStore_Starts()
    {
        using IHost host = Build(static services => services.AddFitbitClient(static options => options.ClientId = "ABC123").AddTokenStore<MemoryTokenStore>());

        await host.StartAsync(TestHost.Cancel);
        await host.StopAsync(TestHost.Cancel);

        Assert.IsType<MemoryTokenStore>(host.Services.GetRequiredService<ITokenStore>());
        Assert.Same(host.Services.GetRequiredService<TokenManager>(), host.Services.GetRequiredService<IAccessTokenProvider>());
        Assert.IsType<FitbitDataSource>(Assert.Single(host.Services.GetServices<IHealthDataSource>()));
    }

    [Fact]
    public async Task Start_HostBringsItsOwnTokens_NeedsNoStore()
    {
        using IHost host = Build(static services =>
        {
            services.AddSingleton<IAccessTokenProvider, OwnTokens>();
            services.AddFitbitClient(static options => options.ClientId = "ABC123");
        });

        await host.StartAsync(TestHost.Cancel);
        await host.StopAsync(TestHost.Cancel);
    }

    [Fact]
    public async Task Start_TokenStoreReadsTheOptions_Starts()
    {
        using IHost host = Build(static services => services.AddFitbitClient(static options => options.ClientId = "ABC123").AddTokenStore<ReadingStore>());

        // On a thread of its own: what waits for itself would never give this one back.
        await Task.Run(() => host.StartAsync(TestHost.Cancel), TestHost.Cancel).WaitAsync(TimeSpan.FromSeconds(10), TestHost.Cancel);
        await host.StopAsync(TestHost.Cancel);

        Assert.NotNull(host.Services.GetRequiredService<FitbitClient>());
        Assert.Equal("ABC123", Assert.IsType<ReadingStore>(host.Services.GetRequiredService<ITokenStore>()).ClientId);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("research")]
    public async Task Start_HostBringsItsOwnTokensThatReadTheOptions_NeedsNoStore(string? name)
    {
        using IHost host = Build(services => Add(services, name).AddAccessTokenProvider<ReadingTokens>());

        await Task.Run(() => host.StartAsync(TestHost.Cancel), TestHost.Cancel).WaitAsync(TimeSpan.FromSeconds(10), TestHost.Cancel);
        await host.StopAsync(TestHost.Cancel);

        Assert.IsType<ReadingTokens>(host.Services.GetRequiredOfClient<IAccessTokenProvider>(name));
    }

    [Fact]
    public async Task Start_StoreOfAnotherClient_Fails()
    {
        using IHost host = Build(static services =>
        {
            services.AddSingleton<ITokenStore, MemoryTokenStore>();
            Add(services, "research");
        });

        OptionsValidationException error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(TestHost.Cancel));

        Assert.Contains("Client 'research'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Use_NoTokenStoreAndNoHost_SaysSoAtTheFirstCall()
    {
        ServiceCollection services = new();
        services.AddFitbitClient(static options => options.ClientId = "ABC123");
        await using ServiceProvider provider = services.BuildServiceProvider();

        OptionsValidationException error = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<FitbitClient>());

        Assert.Contains("UseSqlite(path)", error.Message, StringComparison.Ordinal);
    }

    public static TheoryData<Action<FitbitClientOptions>, string> Mistakes => new()
    {
        { static options => options.ClientId = "", "FitbitClientOptions.ClientId" },
        { static options => options.ClientSecret = "", "FitbitClientOptions.ClientSecret" },
        { static options => options.BaseAddress = null!, "FitbitClientOptions.BaseAddress" },
        { static options => options.BaseAddress = new("http://api.fitbit.com/"), "FitbitClientOptions.BaseAddress must use HTTPS" },
        { static options => options.BaseAddress = new("/relative", UriKind.Relative), "FitbitClientOptions.BaseAddress must be an absolute" },
        { static options => options.BaseAddress = new("https://me:SECRET@proxy.example/"), "FitbitClientOptions.BaseAddress must not hold" },
        { static options => options.BaseAddress = new("https://proxy.example/?key=SECRET"), "FitbitClientOptions.BaseAddress must not hold" },
        { static options => options.TokenAddress = new("http://login.example/oauth2/token"), "FitbitClientOptions.TokenAddress must use HTTPS" },
        { static options => options.MaximumWait = TimeSpan.FromSeconds(-1), "FitbitClientOptions.MaximumWait" },
        { static options => options.ResetMargin = TimeSpan.FromHours(1), "FitbitClientOptions.ResetMargin" },
        { static options => options.RefreshMargin = TimeSpan.FromHours(2), "FitbitClientOptions.RefreshMargin" },
        { static options => options.AttemptTimeout = TimeSpan.Zero, "FitbitClientOptions.AttemptTimeout" },
        { static options => options.TotalTimeout = TimeSpan.Zero, "FitbitClientOptions.TotalTimeout must be between" },
        { static options => options.TotalTimeout = TimeSpan.FromMinutes(61), "FitbitClientOptions.TotalTimeout must be between" },
        { static options => options.TotalTimeout = TimeSpan.FromSeconds(29), "FitbitClientOptions.TotalTimeout must not be shorter" },
        { static options => options.Reserve = 101, "FitbitClientOptions.Reserve" },
        { static options => options.MaximumAttempts = 4, "FitbitClientOptions.MaximumAttempts" },
        { static options => options.MaximumBodyBytes = 1, "FitbitClientOptions.MaximumBodyBytes" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task Start_WrongSetting_FailsAndNamesTheSettingNotItsSecret(Action<FitbitClientOptions> mistake, string expected)
    {
        using IHost host = Build(services => services.AddFitbitClient(options =>
        {
            options.ClientId = "ABC123";
            mistake(options);
        }).AddTokenStore<MemoryTokenStore>());

        OptionsValidationException error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(TestHost.Cancel));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://localhost:5080")]
    [InlineData("http://127.0.0.1:5080/fitbit")]
    [InlineData("http://[::1]:5080/")]
    public async Task Start_PlainHttpOnThisMachine_IsAccepted(string address)
    {
        using IHost host = Build(services => services.AddFitbitClient(options => (options.ClientId, options.BaseAddress) = ("ABC123", new(address))).AddTokenStore<MemoryTokenStore>());

        await host.StartAsync(TestHost.Cancel);
        await host.StopAsync(TestHost.Cancel);
    }

    [Fact]
    public async Task Add_Twice_AddsOnePipelineAndOneSource()
    {
        StubService service = new();
        service.Data = static (_, _) => Task.FromResult(StubService.Status(500));
        MemoryTokenStore store = new();
        ManualClock clock = new();
        ServiceCollection services = new();
        services.AddSingleton<TimeProvider>(clock);
        services.AddSingleton<ITokenStore>(store);
        for (int i = 0; i < 2; i++)
        {
            services.AddFitbitClient(static options => options.ClientId = "ABC123").ConfigureHttp(http => http.ConfigurePrimaryHttpMessageHandler(() => service));
        }

        await using ServiceProvider provider = services.BuildServiceProvider();
        store.Put(TestHost.Key(TestHost.Anna), new() { Access = new("a"), Refresh = null, ExpiresAt = clock.Now + NodaTime.Duration.FromHours(1) });

        await Assert.ThrowsAsync<HealthApiException>(() => provider.GetRequiredService<FitbitClient>().Devices.GetAsync(TestHost.Anna, TestHost.Cancel));

        Assert.Equal(3, service.Calls.Count);
        Assert.Single(provider.GetServices<IHealthDataSource>());
    }

    [Fact]
    public void Options_FreshInstance_HasTheDocumentedDefaults()
    {
        FitbitClientOptions options = new();

        Assert.Equal("https://api.fitbit.com/", options.BaseAddress.AbsoluteUri);
        Assert.Equal((null, null), (options.ClientSecret, options.TokenAddress));
        Assert.Equal((TimeSpan.FromMinutes(5), 5, TimeSpan.FromSeconds(30)), (options.MaximumWait, options.Reserve, options.ResetMargin));
        Assert.Equal((TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), 3, 67_108_864), (options.RefreshMargin, options.AttemptTimeout, options.TotalTimeout, options.MaximumAttempts, options.MaximumBodyBytes));
    }

    private static IHttpHealthClientBuilder Add(IServiceCollection services, string? name) => name is null
        ? services.AddFitbitClient(static options => options.ClientId = "ABC123")
        : services.AddFitbitClient(name, static options => options.ClientId = "ABC123");

    private static IHost Build(Action<IServiceCollection> configure)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        configure(builder.Services);
        return builder.Build();
    }

    private sealed class ReadingStore(IOptions<FitbitClientOptions> options) : ITokenStore
    {
        private readonly MemoryTokenStore _inner = new();

        public string ClientId { get; } = options.Value.ClientId;

        public ValueTask<StoredToken?> GetAsync(TokenKey key, CancellationToken cancellationToken) => _inner.GetAsync(key, cancellationToken);

        public ValueTask<StoredToken?> TryReplaceAsync(TokenKey key, StoredToken? expected, OAuthToken next, CancellationToken cancellationToken) =>
            _inner.TryReplaceAsync(key, expected, next, cancellationToken);

        public ValueTask<bool> TryRemoveAsync(TokenKey key, StoredToken expected, CancellationToken cancellationToken) => _inner.TryRemoveAsync(key, expected, cancellationToken);

        public ValueTask RemoveAsync(TokenKey key, CancellationToken cancellationToken) => _inner.RemoveAsync(key, cancellationToken);
    }

    private sealed class ReadingTokens(IOptionsMonitor<FitbitClientOptions> options, [ServiceKey] string? name = null) : IAccessTokenProvider
    {
        private readonly string _token = options.Get(name).ClientId;

        public ValueTask<AccessToken> GetAsync(TokenKey key, AccessToken? refused, CancellationToken cancellationToken) => new(new AccessToken(_token));
    }

    private sealed class OwnTokens : IAccessTokenProvider
    {
        public ValueTask<AccessToken> GetAsync(TokenKey key, AccessToken? refused, CancellationToken cancellationToken) => new(new AccessToken("own"));
    }
}
