using FitbitSdk.Records;
using FitbitSdk.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace FitbitSdk.GoogleHealth.Tests;

public sealed class NamedClientTests
{
    private static readonly (string Key, string Value)[] Settings =
    [
        ("ClientId", "1234"), ("ClientSecret", "secret"), ("BaseAddress", "https://proxy.example/"), ("TokenAddress", "https://login.example/token"),
        ("RequestsPerMinuteAndUser", "150"), ("RequestsPerMinute", "15000"), ("RequestsPerDay", "1000000"), ("MaximumWait", "00:01:00"), ("Reserve", "7"),
        ("ResetMargin", "00:00:05"), ("RefreshMargin", "00:02:00"), ("AttemptTimeout", "00:00:20"), ("TotalTimeout", "00:03:00"), ("MaximumAttempts", "2"),
        ("MaximumBodyBytes", "1000000"),
        ("AuthorizeAddress", "https://login.example/authorize"), ("IntrospectAddress", "https://login.example/introspect"), ("RevokeAddress", "https://login.example/revoke"),
        ("AuthorizationLifetime", "00:04:00"),
    ];

    [Fact]
    public void Add_WithoutArguments_BindsTheSectionOfTheContainersConfiguration()
    {
        ServiceCollection services = new();
        services.AddSingleton(Configuration("GoogleHealth:"));
        services.AddGoogleHealthClient().AddTokenStore<InMemoryTokenStore>();

        AssertBound(services, Options.DefaultName);
    }

    [Fact]
    public void Add_Section_BindsIt()
    {
        ServiceCollection services = new();
        services.AddGoogleHealthClient(Configuration("")).AddTokenStore<InMemoryTokenStore>();

        AssertBound(services, Options.DefaultName);
    }

    [Fact]
    public void Add_NameAndSection_BindsTheOptionsOfThatName()
    {
        ServiceCollection services = new();
        services.AddGoogleHealthClient("research", Configuration("")).AddTokenStore<InMemoryTokenStore>();

        AssertBound(services, "research");
    }

    [Fact]
    public void Settings_EachOption_IsCoveredHere()
    {
        Assert.Equal(typeof(GoogleHealthClientOptions).GetProperties().Select(static property => property.Name).Order(), Settings.Select(static setting => setting.Key).Order());
    }

    [Fact]
    public void Add_NameTwice_IsKeyedByItAlone()
    {
        ServiceCollection services = new();
        for (int i = 0; i < 2; i++)
        {
            services.AddGoogleHealthClient("research", static options => options.ClientId = "1234").AddTokenStore<InMemoryTokenStore>();
        }

        using ServiceProvider provider = services.BuildServiceProvider();

        Assert.Single(provider.GetKeyedServices<GoogleHealthClient>("research"));
        Assert.Equal(ProviderId.GoogleHealth, Assert.Single(provider.GetKeyedServices<IHealthDataSource>("research")).Provider);
        Assert.Single(provider.GetKeyedServices<ITokenStore>("research"));
        Assert.Empty(provider.GetServices<IHealthDataSource>());
        Assert.Null(provider.GetService<GoogleHealthClient>());
        Assert.Null(provider.GetService<IAccessTokenProvider>());
    }

    [Fact]
    public async Task Start_NamedWithoutTokenStore_FailsAndNamesTheClient()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddGoogleHealthClient("research", static options => options.ClientId = "1234");
        using IHost host = builder.Build();

        OptionsValidationException error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(TestHost.Cancel));

        Assert.All(["'research'", "UseSqlite(path)", "AddTokenStore<T>()", "AddAccessTokenProvider<T>()"], part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Add_BlankName_Throws()
    {
        Assert.Throws<ArgumentException>(() => new ServiceCollection().AddGoogleHealthClient(" ", static options => options.ClientId = "1234"));
        Assert.Throws<ArgumentException>(() => new ServiceCollection().AddGoogleHealthClient("", Configuration("")));
    }

    private static void AssertBound(ServiceCollection services, string name)
    {
        using ServiceProvider provider = services.BuildServiceProvider();
        GoogleHealthClientOptions options = provider.GetRequiredService<IOptionsMonitor<GoogleHealthClientOptions>>().Get(name);
        Assert.Equal(("1234", "secret", "https://proxy.example/", "https://login.example/token"), (options.ClientId, options.ClientSecret, options.BaseAddress.AbsoluteUri, options.TokenAddress.AbsoluteUri));
        Assert.Equal((150, 15_000, 1_000_000, 7), (options.RequestsPerMinuteAndUser, options.RequestsPerMinute, options.RequestsPerDay, options.Reserve));
        Assert.Equal((TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(2)), (options.MaximumWait, options.ResetMargin, options.RefreshMargin));
        Assert.Equal((TimeSpan.FromSeconds(20), TimeSpan.FromMinutes(3), 2, 1_000_000), (options.AttemptTimeout, options.TotalTimeout, options.MaximumAttempts, options.MaximumBodyBytes));
    }

    private static IConfiguration Configuration(string prefix) => new ConfigurationBuilder()
        .AddInMemoryCollection(Settings.Select(setting => KeyValuePair.Create(prefix + setting.Key, (string?)setting.Value))).Build();
}
