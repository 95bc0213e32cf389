using FitbitSdk.Records;
using FitbitSdk.Testing;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Extensions;

namespace FitbitSdk.GoogleHealth.Tests;

/// <summary>A host with the client in it, a manual clock and no network.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    public const string Secret = "SECRET-OF-THE-APPLICATION";

    public static readonly SyncUser Anna = new(new("anna-7f3a"), Instant.FromUtc(2020, 1, 1, 0, 0)) { AccountId = "111111256096816351" };

    /// <summary>The same person, of whom the host does not say which account is theirs.</summary>
    public static readonly SyncUser AnyAccount = new(Anna.Key, Anna.ConsentStart);

    private readonly ServiceProvider _services;

    public TestHost(Action<GoogleHealthClientOptions>? configure = null)
    {
        ServiceCollection services = new();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton<ITokenStore>(Store);
        services.AddGoogleHealthClient(options =>
        {
            options.ClientId = "1234.apps.googleusercontent.com";
            options.ClientSecret = Secret;
            configure?.Invoke(options);
        }).ConfigureHttp(http => http.ConfigurePrimaryHttpMessageHandler(() => Service));
        services.AddHttpClient("FitbitSdk.google-health.token").ConfigurePrimaryHttpMessageHandler(() => Service);
        _services = services.BuildServiceProvider();
    }

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ManualTimeProvider Clock { get; } = new(new(2026, 3, 20, 12, 10, 0, TimeSpan.Zero));

    public StubService Service { get; } = new();

    public InMemoryTokenStore Store { get; } = new();

    public GoogleHealthClient Client => _services.GetRequiredService<GoogleHealthClient>();

    public IHealthDataSource Source => _services.GetServices<IHealthDataSource>().Single();

    public static TokenKey Key => new(ProviderId.GoogleHealth, Anna.Key);

    public static ReadRequest Request(DataStream stream, string start, string end, SyncUser? user = null) =>
        new(user ?? Anna, stream, FetchWindow.Between(StreamTime.Parse(start), StreamTime.Parse(end)), ZoneHistory.Empty);

    /// <summary>Gives a host whose user has a token for the next hour.</summary>
    public static async Task<TestHost> AuthorizedAsync(Action<GoogleHealthClientOptions>? configure = null, double hours = 1)
    {
        TestHost host = new(configure);
        OAuthToken token = new()
        {
            Access = new("anna-access-1"),
            Refresh = new("anna-refresh-1"),
            ExpiresAt = host.Clock.GetCurrentInstant() + Duration.FromHours(hours),
            Scopes = [GoogleHealthScopes.Sleep, GoogleHealthScopes.Settings],
        };
        await host.Store.TryReplaceAsync(Key, null, token, Cancel);
        return host;
    }

    /// <summary>Reads a window that comes as one page.</summary>
    public async Task<SourcePage> ReadAsync(ReadRequest request)
    {
        List<SourcePage> pages = [];
        await foreach (SourcePage page in Source.ReadAsync(request, Cancel))
        {
            pages.Add(page);
        }

        return Assert.Single(pages);
    }

    public async ValueTask DisposeAsync() => await _services.DisposeAsync();
}

internal static class SourcePageRecords
{
    public static T[] Records<T>(this SourcePage page)
        where T : IHealthRecord<T> => Assert.IsType<RecordBatch<T>>(page.Batch).Records.ToArray();
}
