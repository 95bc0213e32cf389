using FitbitSdk.Http;
using FitbitSdk.Records;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace FitbitSdk.WebApi.Tests;

/// <summary>A host with the pipeline alone, as an API would set it that sends no quota headers and has its token service elsewhere.</summary>
internal sealed class PlainHost : IAsyncDisposable
{
    public const string Secret = "SECRET-OF-THE-APPLICATION";

    private readonly ServiceProvider _services;

    public PlainHost(TimeSpan? maximumWait = null, params RequestLimit[] limits)
    {
        ServiceCollection services = new();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Logs));
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton<ITokenStore>(Store);
        services.AddHealthHttp(new(ProviderId.GoogleHealth, Name: null), _ => Settings(maximumWait ?? TimeSpan.FromMinutes(10), limits))
            .ConfigureHttp(http => http.ConfigurePrimaryHttpMessageHandler(() => Service));
        services.AddHttpClient("FitbitSdk.google-health.token").ConfigurePrimaryHttpMessageHandler(() => Service);
        _services = services.BuildServiceProvider();
        Store.Put(Anna, Pair("anna-access-1", hours: 1));
        Store.Put(Ben, Pair("ben-access-1", hours: 1));
    }

    public static TokenKey Anna { get; } = new(ProviderId.GoogleHealth, TestHost.Anna.Key);

    public static TokenKey Ben { get; } = new(ProviderId.GoogleHealth, TestHost.Ben.Key);

    public ManualClock Clock { get; } = new();

    public StubService Service { get; } = new();

    public MemoryTokenStore Store { get; } = new();

    public CapturedLogs Logs { get; } = new();

    public TokenManager Tokens => _services.GetRequiredService<TokenManager>();

    public RateGate Gate => _services.GetRequiredKeyedService<RateGate>(ProviderId.GoogleHealth.Value);

    public static HealthHttpSettings Settings(TimeSpan maximumWait, params RequestLimit[] limits) => SettingsOf(null, maximumWait, limits);

    public static HealthHttpSettings SettingsOf(string? quotaHeaderPrefix, TimeSpan maximumWait, params RequestLimit[] limits) => new()
    {
        Provider = ProviderId.GoogleHealth,
        BaseAddress = new("https://health.example/v4/"),
        TokenAddress = new("https://login.example/token"),
        ClientId = "ABC123",
        ClientSecret = Secret,
        ClientAuthentication = ClientAuthentication.Form,
        RefreshMargin = TimeSpan.FromMinutes(5),
        AttemptTimeout = TimeSpan.FromSeconds(45),
        TotalTimeout = TimeSpan.FromMinutes(2),
        MaximumAttempts = 3,
        MaximumBodyBytes = 1024 * 1024,
        MaximumWait = maximumWait,
        Reserve = 0,
        ResetMargin = TimeSpan.FromSeconds(1),
        QuotaHeaders = quotaHeaderPrefix is null ? null : new(quotaHeaderPrefix, Duration.FromHours(1)),
        Limits = limits,
    };

    public OAuthToken Pair(string access, double hours) => new()
    {
        Access = new(access),
        Refresh = new("1//refresh-1"),
        ExpiresAt = Clock.Now + Duration.FromHours(hours),
    };

    public async Task<int> GetAsync(TokenKey key, CancellationToken? cancellationToken = null)
    {
        ApiTransport transport = _services.GetRequiredKeyedService<ApiTransport>(ProviderId.GoogleHealth.Value);
        using ApiAnswer answer = await transport.GetAsync(
            new(key, "ListSleep", RetryClass.Safe), new("https://health.example/v4/users/me/sleep"), cancellationToken ?? TestHost.Cancel);
        return answer.Requests;
    }

    public async ValueTask DisposeAsync() => await _services.DisposeAsync();
}
