using FitbitSdk.Records;
using FitbitSdk.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace FitbitSdk.GoogleHealth.Tests;

public sealed class GoogleHealthClientRegistrationTests
{
    public static TheoryData<Action<GoogleHealthClientOptions>, string> Mistakes => new()
    {
        { static options => options.ClientId = "", "GoogleHealthClientOptions.ClientId" },
        { static options => options.ClientSecret = "", "GoogleHealthClientOptions.ClientSecret" },
        { static options => options.BaseAddress = null!, "GoogleHealthClientOptions.BaseAddress" },
        { static options => options.BaseAddress = new("http://health.googleapis.com/"), "GoogleHealthClientOptions.BaseAddress must use HTTPS" },
        { static options => options.BaseAddress = new("/relative", UriKind.Relative), "GoogleHealthClientOptions.BaseAddress must be an absolute" },
        { static options => options.BaseAddress = new("https://me:SECRET@proxy.example/"), "GoogleHealthClientOptions.BaseAddress must not hold" },
        { static options => options.TokenAddress = null!, "GoogleHealthClientOptions.TokenAddress" },
        { static options => options.TokenAddress = new("http://login.example/token"), "GoogleHealthClientOptions.TokenAddress must use HTTPS" },
        { static options => options.RequestsPerMinuteAndUser = 9, "GoogleHealthClientOptions.RequestsPerMinuteAndUser" },
        { static options => options.RequestsPerMinute = 0, "GoogleHealthClientOptions.RequestsPerMinute" },
        { static options => options.RequestsPerDay = 99, "GoogleHealthClientOptions.RequestsPerDay" },
        { static options => (options.RequestsPerMinuteAndUser, options.Reserve) = (50, 50), "GoogleHealthClientOptions.Reserve must be less" },
        { static options => options.MaximumWait = TimeSpan.FromSeconds(-1), "GoogleHealthClientOptions.MaximumWait" },
        { static options => options.ResetMargin = TimeSpan.FromHours(1), "GoogleHealthClientOptions.ResetMargin" },
        { static options => options.RefreshMargin = TimeSpan.FromHours(1), "GoogleHealthClientOptions.RefreshMargin" },
        { static options => options.AttemptTimeout = TimeSpan.Zero, "GoogleHealthClientOptions.AttemptTimeout" },
        { static options => options.TotalTimeout = TimeSpan.Zero, "GoogleHealthClientOptions.TotalTimeout must be between" },
        { static options => options.TotalTimeout = TimeSpan.FromMinutes(61), "GoogleHealthClientOptions.TotalTimeout must be between" },
        { static options => options.TotalTimeout = TimeSpan.FromSeconds(29), "GoogleHealthClientOptions.TotalTimeout must not be shorter" },
        { static options => options.Reserve = 101, "GoogleHealthClientOptions.Reserve" },
        { static options => options.MaximumAttempts = 4, "GoogleHealthClientOptions.MaximumAttempts" },
        { static options => options.MaximumBodyBytes = 1, "GoogleHealthClientOptions.MaximumBodyBytes" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task Start_WrongSetting_FailsAndNamesTheSettingNotItsSecret(Action<GoogleHealthClientOptions> mistake, string expected)
    {
        using IHost host = Build(services => services.AddGoogleHealthClient(options =>
        {
            options.ClientId = "1234";
            mistake(options);
        }).AddTokenStore<InMemoryTokenStore>());

        OptionsValidationException error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(TestHost.Cancel));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_NoTokenStore_SaysHowToNameOne()
    {
        using IHost host = Build(static services => services.AddGoogleHealthClient(static options => options.ClientId = "1234"));

        OptionsValidationException error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(TestHost.Cancel));

        Assert.Contains("AddTokenStore<T>()", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Add_Twice_AddsOneClientAndOneSource()
    {
        using IHost host = Build(static services =>
        {
            for (int i = 0; i < 2; i++)
            {
                services.AddGoogleHealthClient(static options => (options.ClientId, options.BaseAddress) = ("1234", new("http://localhost:5080"))).AddTokenStore<InMemoryTokenStore>();
            }
        });

        await host.StartAsync(TestHost.Cancel);
        await host.StopAsync(TestHost.Cancel);

        Assert.Equal(ProviderId.GoogleHealth, Assert.IsType<GoogleHealthDataSource>(Assert.Single(host.Services.GetServices<IHealthDataSource>())).Provider);
        Assert.Single(host.Services.GetServices<GoogleHealthClient>());
    }

    [Fact]
    public void Options_FreshInstance_HasTheDocumentedDefaults()
    {
        GoogleHealthClientOptions options = new();

        Assert.Equal(("https://health.googleapis.com/", "https://oauth2.googleapis.com/token"), (options.BaseAddress.AbsoluteUri, options.TokenAddress.AbsoluteUri));
        Assert.Equal((300, 120_000, 86_400_000), (options.RequestsPerMinuteAndUser, options.RequestsPerMinute, options.RequestsPerDay));
        Assert.Equal((TimeSpan.FromMinutes(5), 5, TimeSpan.FromSeconds(1)), (options.MaximumWait, options.Reserve, options.ResetMargin));
        Assert.Equal((TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), 3, 67_108_864), (options.RefreshMargin, options.AttemptTimeout, options.TotalTimeout, options.MaximumAttempts, options.MaximumBodyBytes));
    }

    private static IHost Build(Action<IServiceCollection> configure)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        configure(builder.Services);
        return builder.Build();
    }
}
