using FitbitSdk.GoogleHealth;
using FitbitSdk.Records;
using FitbitSdk.Testing;
using FitbitSdk.WebApi;
using FitbitSdk.WebApi.Tests;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace FitbitSdk.Safety.Tests;

/// <summary>A host with one provider's client, as a host sets it up. Without a handler it speaks to the network.</summary>
internal sealed class ClientHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly InMemoryTokenStore _store = new();

    public ClientHost(ProviderId provider, HttpMessageHandler? handler = null, Uri? baseAddress = null, Uri? tokenAddress = null)
    {
        Provider = provider;
        ServiceCollection services = new();
        services.AddLogging().AddSingleton<TimeProvider>(Clock).AddSingleton<ITokenStore>(_store);
        if (provider == ProviderId.Fitbit)
        {
            services.AddFitbitClient(options =>
            {
                (options.ClientId, options.ClientSecret, options.MaximumAttempts) = ("ABC123", "the-secret", 1);
                (options.BaseAddress, options.TokenAddress) = (baseAddress ?? options.BaseAddress, tokenAddress);
            });
        }
        else
        {
            services.AddGoogleHealthClient(options =>
            {
                (options.ClientId, options.ClientSecret, options.MaximumAttempts, options.RequestsPerMinuteAndUser) = ("ABC123", "the-secret", 1, 100_000);
                (options.BaseAddress, options.TokenAddress) = (baseAddress ?? options.BaseAddress, tokenAddress ?? options.TokenAddress);
            });
        }

        if (handler is not null)
        {
            services.AddHttpClient($"FitbitSdk.{provider}").ConfigurePrimaryHttpMessageHandler(() => handler);
            services.AddHttpClient($"FitbitSdk.{provider}.token").ConfigurePrimaryHttpMessageHandler(() => handler);
        }

        _services = services.BuildServiceProvider();
    }

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ProviderId Provider { get; }

    public ManualClock Clock { get; } = new();

    public IHealthDataSource Source => _services.GetRequiredService<IHealthDataSource>();

    /// <summary>Adds a user with a first pair of tokens.</summary>
    public async Task<SyncUser> AddUserAsync(string name, double hours = 1)
    {
        SyncUser user = new(new(name), Instant.FromUtc(2026, 3, 1, 0, 0));
        OAuthToken pair = new() { Access = new($"{name}-access-1"), Refresh = new($"{name}-refresh-1"), ExpiresAt = Clock.Now + Duration.FromHours(hours) };
        Assert.NotNull(await _store.TryReplaceAsync(new(Provider, user.Key), null, pair, Cancel));
        return user;
    }

    /// <summary>Reads the devices of a user and gives the ids.</summary>
    public async Task<string> DevicesAsync(SyncUser user) => string.Join(' ', Provider == ProviderId.Fitbit
        ? (await _services.GetRequiredService<FitbitClient>().Devices.GetAsync(user, Cancel)).Select(static device => device.Id)
        : (await _services.GetRequiredService<GoogleHealthClient>().Devices.GetAsync(user, Cancel)).Select(static device => device.Id));

    public async ValueTask DisposeAsync() => await _services.DisposeAsync();
}
