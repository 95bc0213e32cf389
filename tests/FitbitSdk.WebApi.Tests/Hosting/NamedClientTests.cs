using FitbitSdk.Http;
using FitbitSdk.Records;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace FitbitSdk.WebApi.Tests;

public sealed class NamedClientTests
{
    [Fact]
    public async Task Add_TwoNamesAndNone_EachHasItsOwnServices()
    {
        await using Applications host = new();

        FitbitClient[] clients = [host.Client(null), host.Client("research"), host.Client("clinic")];
        Assert.Equal(3, clients.Distinct().Count());
        Assert.NotSame(host.Services.GetRequiredKeyedService<TokenManager>("research"), host.Services.GetRequiredKeyedService<TokenManager>("clinic"));
        Assert.Same(host.Services.GetRequiredKeyedService<TokenManager>("research"), host.Services.GetRequiredKeyedService<IAccessTokenProvider>("research"));
        Assert.NotSame(host.Services.GetRequiredKeyedService<ITokenStore>("research"), host.Services.GetRequiredService<ITokenStore>());
        Assert.Equal("RESEARCH", host.Services.GetRequiredService<IOptionsMonitor<FitbitClientOptions>>().Get("research").ClientId);
    }

    [Fact]
    public async Task Add_Named_IsNoSourceOfASyncWithoutAName()
    {
        await using Applications host = new();

        IHealthDataSource plain = Assert.Single(host.Services.GetServices<IHealthDataSource>());
        IHealthDataSource named = Assert.Single(host.Services.GetKeyedServices<IHealthDataSource>("research"));

        Assert.NotSame(plain, named);
        Assert.Equal(ProviderId.Fitbit, named.Provider);
    }

    [Fact]
    public async Task Get_EachName_UsesItsOwnTokensAddressAndGate()
    {
        await using Applications host = new();
        host.Service.Data = static (call, _) => Task.FromResult(call.Address.Contains("research", StringComparison.Ordinal) ? StubService.Status(429) : StubService.Json("[]"));

        await Assert.ThrowsAsync<RateLimitedException>(() => host.Client("research").Devices.GetAsync(TestHost.Anna, TestHost.Cancel));
        await host.Client("clinic").Devices.GetAsync(TestHost.Anna, TestHost.Cancel);
        await host.Client(null).Devices.GetAsync(TestHost.Anna, TestHost.Cancel);

        Assert.Equal(
            [
                "GET https://research.example/1/user/-/devices.json Bearer research-access",
                "GET https://clinic.example/1/user/-/devices.json Bearer clinic-access",
                "GET https://api.fitbit.com/1/user/-/devices.json Bearer plain-access",
            ],
            host.Service.Calls.Select(static call => $"{call} {call.Authorization}"));
    }

    [Fact]
    public async Task Refresh_Named_PostsWithItsOwnCredentials()
    {
        await using Applications host = new(hours: -1);
        host.Service.AnswerTokens(static () => StubService.Json(Answers.Tokens("research-access-2", "research-refresh-2")));
        host.Service.Answer(static () => StubService.Json("[]"));

        await host.Client("research").Devices.GetAsync(TestHost.Anna, TestHost.Cancel);

        StubService.Call post = Assert.Single(host.Service.TokenPosts);
        Assert.Equal("POST https://research.example/oauth2/token", post.ToString());
        Assert.Contains("client_id=RESEARCH", post.Form, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_NamedWithoutTokenStore_FailsAndNamesTheClientAndTheCalls()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddFitbitClient(static options => options.ClientId = "PLAIN").AddTokenStore<MemoryTokenStore>();
        builder.Services.AddFitbitClient("research", static options => options.ClientId = "RESEARCH");
        using IHost host = builder.Build();

        OptionsValidationException error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(TestHost.Cancel));

        Assert.All(
            ["'research'", "UseSqlite(path)", "AddTokenStore<T>()", "AddAccessTokenProvider<T>()"],
            part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("MaximumWait", "-00:00:01", "FitbitClientOptions 'research'.MaximumWait")]
    [InlineData("TotalTimeout", "02:00:00", "FitbitClientOptions 'research'.TotalTimeout")]
    [InlineData("Reserve", "101", "research.Reserve")]
    public async Task Start_NamedWithWrongSetting_NamesTheClientAndTheSetting(string setting, string value, string expected)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddFitbitClient("research", Section(("ClientId", "RESEARCH"), (setting, value))).AddTokenStore<MemoryTokenStore>();
        using IHost host = builder.Build();

        OptionsValidationException error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(TestHost.Cancel));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AddAccessTokenProvider_Named_NeedsNoStoreAndServesThatNameAlone()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddFitbitClient(static options => options.ClientId = "PLAIN").AddTokenStore<MemoryTokenStore>();
        for (int i = 0; i < 2; i++)
        {
            builder.Services.AddFitbitClient("research", static options => options.ClientId = "RESEARCH").AddAccessTokenProvider<OwnTokens>();
        }

        using IHost host = builder.Build();
        await host.StartAsync(TestHost.Cancel);
        await host.StopAsync(TestHost.Cancel);

        Assert.IsType<OwnTokens>(Assert.Single(host.Services.GetKeyedServices<IAccessTokenProvider>("research")));
        Assert.IsType<TokenManager>(Assert.Single(host.Services.GetServices<IAccessTokenProvider>()));
    }

    [Fact]
    public async Task Add_NameTwice_AddsOnePipelineAndOneSource()
    {
        StubService service = new() { Data = static (_, _) => Task.FromResult(StubService.Status(500)) };
        ServiceCollection services = new();
        services.AddSingleton<TimeProvider>(new ManualClock());
        for (int i = 0; i < 2; i++)
        {
            services.AddFitbitClient("research", static options => options.ClientId = "RESEARCH").AddAccessTokenProvider<OwnTokens>()
                .ConfigureHttp(http => http.ConfigurePrimaryHttpMessageHandler(() => service));
        }

        await using ServiceProvider provider = services.BuildServiceProvider();
        await Assert.ThrowsAsync<HealthApiException>(() => provider.GetRequiredKeyedService<FitbitClient>("research").Devices.GetAsync(TestHost.Anna, TestHost.Cancel));

        Assert.Equal(3, service.Calls.Count);
        Assert.Single(provider.GetKeyedServices<IHealthDataSource>("research"));
        Assert.Single(provider.GetKeyedServices<FitbitClient>("research"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void Add_BlankName_Throws(string name)
    {
        ServiceCollection services = new();

        Assert.Throws<ArgumentException>(() => services.AddFitbitClient(name, static options => options.ClientId = "RESEARCH"));
        Assert.Throws<ArgumentException>(() => services.AddFitbitClient(name, Section()));
    }

    [Fact]
    public void Key_NameThatEndsInToken_LeadsToNoOtherClient()
    {
        Assert.NotEqual(new ClientKey(ProviderId.Fitbit, "research").TokenHttp, new ClientKey(ProviderId.Fitbit, "research.token").Http);
        Assert.NotEqual(new ClientKey(ProviderId.Fitbit, null).TokenHttp, new ClientKey(ProviderId.Fitbit, ".token").Http);
    }

    private static IConfiguration Section(params (string Key, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(static setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))).Build();

    private sealed class OwnTokens : IAccessTokenProvider
    {
        public ValueTask<AccessToken> GetAsync(TokenKey key, AccessToken? refused, CancellationToken cancellationToken) => new(new AccessToken("own"));
    }

    /// <summary>A host of three applications: one without a name and two with.</summary>
    private sealed class Applications : IAsyncDisposable
    {
        private readonly ServiceProvider _services;

        public Applications(double hours = 8)
        {
            ManualClock clock = new();
            ServiceCollection services = new();
            services.AddSingleton<TimeProvider>(clock);
            Add(services.AddFitbitClient(static options => options.ClientId = "PLAIN"));
            Add(services.AddFitbitClient("research", Section(("ClientId", "RESEARCH"), ("BaseAddress", "https://research.example/"))));
            Add(services.AddFitbitClient("clinic", static options => (options.ClientId, options.BaseAddress) = ("CLINIC", new("https://clinic.example/"))));
            _services = services.BuildServiceProvider();
            foreach (string? name in (string?[])[null, "research", "clinic"])
            {
                ITokenStore store = name is null ? _services.GetRequiredService<ITokenStore>() : _services.GetRequiredKeyedService<ITokenStore>(name);
                ((MemoryTokenStore)store).Put(TestHost.Key(TestHost.Anna), new()
                {
                    Access = new($"{name ?? "plain"}-access"),
                    Refresh = new($"{name ?? "plain"}-refresh"),
                    ExpiresAt = clock.Now + NodaTime.Duration.FromHours(hours),
                });
            }
        }

        public StubService Service { get; } = new();

        public IServiceProvider Services => _services;

        public FitbitClient Client(string? name) => name is null ? _services.GetRequiredService<FitbitClient>() : _services.GetRequiredKeyedService<FitbitClient>(name);

        public ValueTask DisposeAsync() => _services.DisposeAsync();

        private void Add(IHttpHealthClientBuilder builder)
        {
            builder.AddTokenStore<MemoryTokenStore>().ConfigureHttp(http => http.ConfigurePrimaryHttpMessageHandler(() => Service));
            builder.Services.AddHttpClient(new ClientKey(ProviderId.Fitbit, builder.Name).TokenHttp).ConfigurePrimaryHttpMessageHandler(() => Service);
        }
    }
}
