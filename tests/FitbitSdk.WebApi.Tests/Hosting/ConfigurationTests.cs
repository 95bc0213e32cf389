using FitbitSdk.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FitbitSdk.WebApi.Tests;

public sealed class ConfigurationTests
{
    private static readonly (string Key, string Value)[] Settings =
    [
        ("ClientId", "ABC123"), ("ClientSecret", "secret"), ("BaseAddress", "https://proxy.example/fitbit/"), ("TokenAddress", "https://login.example/token"),
        ("MaximumWait", "00:01:00"), ("Reserve", "7"), ("ResetMargin", "00:00:05"), ("RefreshMargin", "00:02:00"), ("AttemptTimeout", "00:00:20"),
        ("TotalTimeout", "00:03:00"), ("MaximumAttempts", "2"), ("MaximumBodyBytes", "1000000"),
        ("ApplicationType", "Server"), ("AuthorizeAddress", "https://login.example/authorize"), ("IntrospectAddress", "https://login.example/introspect"), ("RevokeAddress", "https://login.example/revoke"),
        ("AuthorizationLifetime", "00:04:00"), ("Units", "UnitedKingdom"), ("Locale", "fr_FR"),
    ];

    [Fact]
    public void Add_WithoutArguments_BindsTheSectionOfTheContainersConfiguration()
    {
        ServiceCollection services = new();
        services.AddSingleton(Configuration("Fitbit:"));
        services.AddFitbitClient().AddTokenStore<MemoryTokenStore>();
        services.AddFitbitClient();

        AssertBound(services, Options.DefaultName);
    }

    [Fact]
    public void Add_Section_BindsIt()
    {
        ServiceCollection services = new();
        services.AddFitbitClient(Configuration("Studies:Heart:").GetSection("Studies:Heart")).AddTokenStore<MemoryTokenStore>();

        AssertBound(services, Options.DefaultName);
    }

    [Fact]
    public void Add_NameAndSection_BindsTheOptionsOfThatName()
    {
        ServiceCollection services = new();
        services.AddFitbitClient("research", Configuration("")).AddTokenStore<MemoryTokenStore>();

        AssertBound(services, "research");
        Assert.Equal("ABC123", services.BuildServiceProvider().GetRequiredKeyedService<HealthHttpSettings>("fitbit:research").ClientId);
    }

    [Fact]
    public void Settings_EachOption_IsCoveredHere()
    {
        Assert.Equal(typeof(FitbitClientOptions).GetProperties().Select(static property => property.Name).Order(), Settings.Select(static setting => setting.Key).Order());
    }

    [Fact]
    public void Settings_OfTheOptions_ReachThePipeline()
    {
        ServiceCollection services = new();
        services.AddFitbitClient(Configuration("")).AddTokenStore<MemoryTokenStore>();

        using ServiceProvider provider = services.BuildServiceProvider();
        HealthHttpSettings settings = provider.GetRequiredKeyedService<HealthHttpSettings>("fitbit");

        Assert.Equal((TimeSpan.FromSeconds(20), TimeSpan.FromMinutes(3), 2), (settings.AttemptTimeout, settings.TotalTimeout, settings.MaximumAttempts));
    }

    private static void AssertBound(ServiceCollection services, string name)
    {
        using ServiceProvider provider = services.BuildServiceProvider();
        FitbitClientOptions options = provider.GetRequiredService<IOptionsMonitor<FitbitClientOptions>>().Get(name);
        Assert.Equal(("ABC123", "secret", "https://proxy.example/fitbit/", "https://login.example/token"), (options.ClientId, options.ClientSecret, options.BaseAddress.AbsoluteUri, options.TokenAddress!.AbsoluteUri));
        Assert.Equal((TimeSpan.FromMinutes(1), 7, TimeSpan.FromSeconds(5)), (options.MaximumWait, options.Reserve, options.ResetMargin));
        Assert.Equal(
            (TimeSpan.FromMinutes(2), TimeSpan.FromSeconds(20), TimeSpan.FromMinutes(3), 2, 1_000_000),
            (options.RefreshMargin, options.AttemptTimeout, options.TotalTimeout, options.MaximumAttempts, options.MaximumBodyBytes));
        Assert.Equal((FitbitUnits.UnitedKingdom, "fr_FR"), (options.Units, options.Locale));
        Assert.Equal((FitbitApplicationType.Server, TimeSpan.FromMinutes(4)), (options.ApplicationType, options.AuthorizationLifetime));
        Assert.Equal(
            ["https://login.example/authorize", "https://login.example/introspect", "https://login.example/revoke"],
            new[] { options.AuthorizeAddress, options.IntrospectAddress, options.RevokeAddress }.Select(static address => address?.AbsoluteUri));
    }

    private static IConfiguration Configuration(string prefix) => new ConfigurationBuilder()
        .AddInMemoryCollection(Settings.Select(setting => KeyValuePair.Create(prefix + setting.Key, (string?)setting.Value))).Build();
}
