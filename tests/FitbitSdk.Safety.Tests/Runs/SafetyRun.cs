using FitbitSdk.GoogleHealth;
using FitbitSdk.Records;
using FitbitSdk.Simulators;
using FitbitSdk.Simulators.Faults;
using FitbitSdk.Sync;
using FitbitSdk.WebApi;
using FitbitSdk.WebApi.Tests;
using FitbitSdk.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace FitbitSdk.Safety.Tests;

/// <summary>Two whole runs of every user against a simulator that shows each of them another fault; all that leaves the packages is kept.</summary>
internal sealed class SafetyRun(ProviderId provider, int users = SafetyRun.Users) : IDisposable
{
    private static readonly Instant ConsentStart = Instant.FromUtc(2026, 3, 12, 0, 0);

    // The first user meets no fault; then come one whose consent is withdrawn and one whose sink fails, then a user for each fault. An API that is
    // switched off is so for everybody: that one comes last.
    private static readonly FaultKind[] Faults =
    [
        FaultKind.ExpiredToken, FaultKind.TooManyRequests, FaultKind.ServerError, FaultKind.Truncated, FaultKind.LostAnswer, FaultKind.Html,
        FaultKind.InsufficientScope, FaultKind.InsufficientPermissions, FaultKind.BadRequest, FaultKind.Gone,
    ];

    public const int Users = 13;

    private const int Revoked = 1;
    private const int SinkFails = 2;

    public Everything Everything { get; } = new();

    public Needles Needles { get; } = new();

    public List<SyncReport> Reports { get; } = [];

    public IReadOnlyList<StreamOutcome> Outcomes => [.. Reports.Select(static report => report.Outcome).Distinct().Order()];

    public async Task RunAsync(Action<IServiceCollection>? careless = null, Action<string>? carelessSink = null, Action<string>? carelessUser = null)
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        ManualClock clock = new();
        if (provider == ProviderId.Fitbit)
        {
            await using FitbitSimulator simulator = await FitbitSimulator.StartAsync(Same(new FitbitSimulatorOptions { RequestsPerHour = 10_000 }, clock), cancel);
            await RunAsync(simulator.BaseAddress, simulator.TokenAddress, simulator.AuthorizeAddress, simulator.ClientId, simulator.ClientSecret, simulator.Accounts, simulator.Faults, clock, careless, carelessSink, carelessUser);
        }
        else
        {
            await using GoogleHealthSimulator simulator = await GoogleHealthSimulator.StartAsync(Same(new GoogleHealthSimulatorOptions { RequestsPerUserMinute = 10_000 }, clock), cancel);
            await RunAsync(simulator.BaseAddress, simulator.TokenAddress, simulator.AuthorizeAddress, simulator.ClientId, simulator.ClientSecret, simulator.Accounts, simulator.Faults, clock, careless, carelessSink, carelessUser);
        }
    }

    public void Dispose() => Everything.Dispose();

    private T Same<T>(T options, TimeProvider clock)
        where T : SimulatorOptions
    {
        (options.Users, options.FirstDay, options.Days, options.TimeProvider) = (users, new(2026, 3, 12), 2, clock);
        return options;
    }

    private async Task RunAsync(
        Uri baseAddress, Uri tokenAddress, Uri authorizeAddress, string clientId, string secret, IReadOnlyList<SimulatedAccount> accounts, FaultScript script, ManualClock clock,
        Action<IServiceCollection>? careless, Action<string>? carelessSink, Action<string>? carelessUser)
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        Needles.AddSecret(clientId, secret);
        CollectingSink sink = new(Needles) { Careless = carelessSink };
        RememberingStore store = new(Needles);
        ServiceCollection services = new();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Everything));
        services.AddSingleton<TimeProvider>(clock).AddSingleton<ITokenStore>(store).AddSingleton<IRecordSink>(sink).AddSingleton<ITokenLease>(new InMemoryTokenLease(clock));
        services.AddSingleton<IAuthorizationStateStore>(new RememberingStates(Needles));
        services.AddHealthChecks().AddHealthClientCheck(provider);
        if (provider == ProviderId.Fitbit)
        {
            services.AddFitbitClient(options =>
            {
                (options.ClientId, options.ClientSecret, options.BaseAddress, options.TokenAddress, options.MaximumWait) = (clientId, secret, baseAddress, tokenAddress, TimeSpan.Zero);
                options.AuthorizeAddress = authorizeAddress;
                Everything.Add("options", options);
            }).ConfigureHttp(Mark);
        }
        else
        {
            services.AddGoogleHealthClient(options =>
            {
                (options.ClientId, options.ClientSecret, options.BaseAddress, options.TokenAddress, options.MaximumWait) = (clientId, secret, baseAddress, tokenAddress, TimeSpan.Zero);
                options.AuthorizeAddress = authorizeAddress;
                Everything.Add("options", options);
            }).ConfigureHttp(Mark);
        }

        string database = Path.Combine(Path.GetTempPath(), $"safety-{Guid.NewGuid():N}.db");
        services.AddHealthSync().UseSqlite(database);
        careless?.Invoke(services);
        await using (ServiceProvider container = services.BuildServiceProvider())
        {
            for (int i = 0; i < accounts.Count; i++)
            {
                SyncUser user = UserOf(accounts[i], i);
                carelessUser?.Invoke(user.Key.Value);
                if (i > SinkFails && i - SinkFails <= Faults.Length)
                {
                    FaultKind kind = Faults[i - SinkFails - 1];
                    script.Add(new FaultRule { Kind = kind, Path = provider == ProviderId.Fitbit ? "/1*" : "/v4*", UserId = accounts[i].UserId, Times = kind is FaultKind.ExpiredToken ? 1 : 12 });
                }

                await store.TryReplaceAsync(new(provider, user.Key), null, TokenOf(accounts[i], i, clock), cancel);
                sink.Fails = i == SinkFails;
                clock.Advance(TimeSpan.FromMinutes(1));   // a breaker that the user before has opened is closed again
                await OneUserAsync(container, user);
                await OneUserAsync(container, user);
            }

            await AuthorizeAsync(container, accounts[0]);
            HealthReport health = await container.GetRequiredService<HealthCheckService>().CheckHealthAsync(cancel);
            foreach ((string name, HealthReportEntry entry) in health.Entries)
            {
                Everything.Add("health", $"{name} {entry.Status} {entry.Description} {entry.Exception} {string.Join(' ', entry.Data)}");
            }
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        foreach (string file in Directory.EnumerateFiles(Path.GetTempPath(), Path.GetFileName(database) + "*"))
        {
            File.Delete(file);
        }
    }

    private void Mark(IHttpClientBuilder http) => http.AddHttpMessageHandler(() => new MarkedValues(Needles));

    private Task AuthorizeAsync(ServiceProvider container, SimulatedAccount account) => provider == ProviderId.Fitbit
        ? new AuthorizationFlow(container.GetRequiredService<FitbitAuthorization>(), Everything, Needles).RunAsync(account, ["heartrate", "sleep"])
        : new AuthorizationFlow(container.GetRequiredService<GoogleHealthAuthorization>(), Everything, Needles)
            .RunAsync(account, [GoogleHealthScopes.HealthMetrics, GoogleHealthScopes.Sleep]);

    private SyncUser UserOf(SimulatedAccount account, int number)
    {
        UserKey key = new($"participant-{number}@study.example");
        Needles.Add("user", key.Value);
        Needles.Add("account", account.UserId);
        return new(key, ConsentStart) { AccountId = account.UserId, Project = "study" };
    }

    private static OAuthToken TokenOf(SimulatedAccount account, int number, ManualClock clock) => new()
    {
        Access = new(number == Revoked ? "access-of-the-revoked" : account.AccessToken),
        Refresh = new(number == Revoked ? "refresh-of-the-revoked" : account.RefreshToken),
        // Every third refreshes at once.
        ExpiresAt = clock.Now + Duration.FromHours(number % 3 == 0 ? 0 : 1),
        AccountId = account.UserId,
    };

    private async Task OneUserAsync(ServiceProvider container, SyncUser user)
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        try
        {
            IEnumerable<object> answer = provider == ProviderId.Fitbit
                ? await container.GetRequiredService<FitbitClient>().Devices.GetAsync(user, cancel)
                : await container.GetRequiredService<GoogleHealthClient>().Devices.GetAsync(user, cancel);
            foreach (object device in answer)
            {
                Everything.Add("answer", device);
            }
        }
        catch (HealthApiException e)
        {
            Everything.Add("exception", e);
        }

        SyncReport report = await container.GetRequiredService<SyncEngine>().SyncAsync(
            user, new() { Provider = provider, Progress = new Progress(this) }, cancel);
        Reports.Add(report);
        Everything.Add("report", report);
        foreach (StreamReport stream in report.Streams)
        {
            Everything.Add("report", stream);
            Everything.Add("report", $"{stream.Stream} {stream.Outcome} {stream.Reason} {stream.Error}");
        }

        StoredToken? stored = await container.GetRequiredService<ITokenStore>().GetAsync(new(provider, user.Key), cancel);
        Everything.Add("text", $"{user} {stored} {stored?.Token} {stored?.Token.Access} {stored?.Token.Refresh}");
    }

    private sealed class Progress(SafetyRun run) : IProgress<SyncProgress>
    {
        public void Report(SyncProgress value) => run.Everything.Add("progress", value);
    }
}
