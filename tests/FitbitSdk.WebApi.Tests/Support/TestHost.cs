using FitbitSdk.Http;
using FitbitSdk.Records;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace FitbitSdk.WebApi.Tests;

/// <summary>A host with the client in it, a manual clock and no network.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    public const string Secret = "SECRET-OF-THE-APPLICATION";

    public static readonly SyncUser Anna = User("anna-7f3a");
    public static readonly SyncUser Ben = User("ben-91c2");

    private readonly ServiceProvider _services;

    public TestHost(
        Action<FitbitClientOptions>? configure = null, ITokenLease? lease = null, Action<IHttpHealthClientBuilder>? build = null, Action<IServiceCollection>? more = null)
    {
        ServiceCollection services = new();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Logs));
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton<ITokenStore>(Store);
        if (lease is not null)
        {
            services.AddSingleton(lease);
        }

        IHttpHealthClientBuilder builder = services.AddFitbitClient(options =>
        {
            options.ClientId = "ABC123";
            options.ClientSecret = Secret;
            configure?.Invoke(options);
        }).ConfigureHttp(http => http.ConfigurePrimaryHttpMessageHandler(() => Service));
        build?.Invoke(builder);
        services.AddHttpClient("FitbitSdk.fitbit.token").ConfigurePrimaryHttpMessageHandler(() => Service);
        more?.Invoke(services);
        _services = services.BuildServiceProvider();
        Put(Anna, "anna-access-1", "anna-refresh-1");
        Put(Ben, "ben-access-1", "ben-refresh-1");
    }

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public IServiceProvider Services => _services;

    public ManualClock Clock { get; } = new();

    public StubService Service { get; } = new();

    public MemoryTokenStore Store { get; } = new();

    public CapturedLogs Logs { get; } = new();

    public FitbitClient Client => _services.GetRequiredService<FitbitClient>();

    public TokenManager Tokens => _services.GetRequiredService<TokenManager>();

    public IHealthDataSource Source => _services.GetServices<IHealthDataSource>().Single();

    public IHttpClientFactory Factory => _services.GetRequiredService<IHttpClientFactory>();

    public RateGate Gate => _services.GetRequiredKeyedService<RateGate>("fitbit");

    public static SyncUser User(string key, string? accountId = null) =>
        new(new(key), Instant.FromUtc(2020, 1, 1, 0, 0)) { AccountId = accountId };

    public static TokenKey Key(SyncUser user) => new(ProviderId.Fitbit, user.Key);

    public OAuthToken Pair(string access, string? refresh, double hours = 8, params string[] scopes) => new()
    {
        Access = new(access),
        Refresh = refresh is null ? null : new(refresh),
        ExpiresAt = Clock.Now + Duration.FromHours(hours),
        Scopes = scopes,
        AccountId = "26FWFL",
    };

    public void Put(SyncUser user, string access, string? refresh, double hours = 8) => Store.Put(Key(user), Pair(access, refresh, hours, "heartrate", "sleep", "profile"));

    /// <summary>Says what a user granted; nothing is known of it where no scope is named.</summary>
    public void Grant(SyncUser user, params string[] scopes) => Store.Put(Key(user), Pair("access-1", "refresh-1", 8, scopes));

    public ReadRequest Request(DataStream stream, string start, string end, SyncUser? user = null) => new(
        user ?? Anna,
        stream,
        FetchWindow.Between(StreamTime.Parse(start), StreamTime.Parse(end)),
        ZoneHistory.Of([(Instant.FromUtc(2000, 1, 1, 0, 0), DateTimeZone.Utc)]));

    public async Task<IReadOnlyList<SourcePage>> ReadAsync(ReadRequest request)
    {
        List<SourcePage> pages = [];
        await foreach (SourcePage page in Source.ReadAsync(request, Cancel))
        {
            pages.Add(page);
            page.Dispose();
        }

        return pages;
    }

    public async ValueTask DisposeAsync() => await _services.DisposeAsync();
}
