using FitbitSdk.GoogleHealth;
using FitbitSdk.Http;
using FitbitSdk.Records;
using FitbitSdk.Testing;
using FitbitSdk.WebApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace FitbitSdk.BodyFuzz;

/// <summary>A host with one provider's client in it, as an application makes it; only the network is ours.</summary>
internal sealed class FuzzHost : IAsyncDisposable
{
    public const int MaximumBodyBytes = 1024 * 1024;

    public static readonly SyncUser User = new(new("anna-7f3a"), Instant.FromUtc(2000, 1, 1, 0, 0));

    private static readonly DateTimeOffset Start = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    private readonly ServiceProvider _services;
    private readonly InMemoryTokenStore _store = new();

    public FuzzHost(string provider, HttpMessageHandler service)
    {
        ServiceCollection services = new();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new CheckedLogs()));
        services.AddSingleton<TimeProvider>(new HurriedTime(Start));
        services.AddSingleton<ITokenStore>(_store);
        Provider = new(provider);
        IHttpHealthClientBuilder client = Provider == ProviderId.Fitbit
            ? services.AddFitbitClient(static options =>
            {
                (options.ClientId, options.ClientSecret) = ("ABC123", "not-a-secret");
                (options.MaximumWait, options.MaximumBodyBytes) = (TimeSpan.Zero, MaximumBodyBytes);
            })
            : services.AddGoogleHealthClient(static options =>
            {
                (options.ClientId, options.ClientSecret) = ("1234.apps.example", "not-a-secret");
                (options.MaximumWait, options.MaximumBodyBytes) = (TimeSpan.Zero, MaximumBodyBytes);
            });
        client.ConfigureHttp(Stub);
        Stub(services.AddHttpClient($"FitbitSdk.{provider}.token"));
        _services = services.BuildServiceProvider();

        // Handlers without an end: the timer of one with an end would keep the whole host for two minutes.
        void Stub(IHttpClientBuilder http) => http.ConfigurePrimaryHttpMessageHandler(() => service).SetHandlerLifetime(Timeout.InfiniteTimeSpan);
    }

    public ProviderId Provider { get; }

    public IHealthDataSource Source => _services.GetRequiredService<IHealthDataSource>();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Gives the user a pair whose access token is good, or spent.</summary>
    public async Task AuthorizeAsync(bool spent)
    {
        OAuthToken token = new()
        {
            Access = new("first-access"),
            Refresh = new("first-refresh"),
            ExpiresAt = Instant.FromDateTimeOffset(Start) + Duration.FromHours(spent ? -1 : 8),
        };
        await _store.TryReplaceAsync(new(Provider, User.Key), null, token, CancellationToken.None);
    }

    public async ValueTask DisposeAsync() => await _services.DisposeAsync();

    /// <summary>Every line that is logged is looked at.</summary>
    private sealed class CheckedLogs : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            Canary.CheckLine("A log line", formatter(state, exception));
            if (exception is not null)
            {
                Canary.Check("A logged exception", exception.ToString());
            }
        }

        public void Dispose()
        {
        }
    }
}
