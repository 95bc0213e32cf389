using FitbitSdk.Http;
using FitbitSdk.Records;
using FitbitSdk.Simulators;
using FitbitSdk.Sync;
using FitbitSdk.Testing;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace FitbitSdk.SyncMeasures;

/// <summary>The simulated Fitbit, and a host with the real client, planner and engine, by one clock.</summary>
internal sealed class World : IAsyncDisposable
{
    private readonly ServiceProvider _host;

    private World(VirtualClock clock, FitbitSimulator simulator, ServiceProvider host) => (Clock, Simulator, _host) = (clock, simulator, host);

    public VirtualClock Clock { get; }

    public FitbitSimulator Simulator { get; }

    public SyncEngine Engine => _host.GetRequiredService<SyncEngine>();

    public IHealthDataSource Source => _host.GetRequiredService<IHealthDataSource>();

    public IOffsetStore Offsets => _host.GetRequiredService<IOffsetStore>();

    /// <summary>Starts both, with stores in memory.</summary>
    /// <param name="options">Who is simulated; its clock is set here.</param>
    /// <param name="start">Where the clock stands.</param>
    /// <param name="sink">Where records go.</param>
    /// <param name="handler">What stands between client and network; made once for each connection.</param>
    /// <param name="planner">Changes the planner's options.</param>
    public static async Task<World> StartAsync(
        FitbitSimulatorOptions options, Instant start, IRecordSink sink, Func<DelegatingHandler>? handler = null, Action<SyncPlannerOptions>? planner = null)
    {
        VirtualClock clock = new(start);
        options.TimeProvider = clock;
        FitbitSimulator simulator = await FitbitSimulator.StartAsync(options);

        ServiceCollection services = new();
        services.AddSingleton<TimeProvider>(clock);
        services.AddSingleton(sink);
        services.AddSingleton<ITokenLease>(new InMemoryTokenLease(clock));
        services.AddSingleton<IOffsetStore>(new InMemoryOffsetStore());
        IHttpHealthClientBuilder http = services.AddFitbitClient(client =>
        {
            client.ClientId = simulator.ClientId;
            client.ClientSecret = simulator.ClientSecret;
            client.BaseAddress = simulator.BaseAddress;
        }).AddTokenStore<InMemoryTokenStore>();
        if (handler is not null)
        {
            http.ConfigureHttp(client => client.AddHttpMessageHandler(handler));
        }

        services.AddHealthSync(planner);
        return new(clock, simulator, services.BuildServiceProvider());
    }

    /// <summary>Gives a person of the simulator as a user whose tokens the host has.</summary>
    public async Task<SyncUser> AdoptAsync(int place, Instant consentStart, Instant? consentEnd = null)
    {
        SimulatedAccount account = Simulator.Accounts[place];
        SyncUser user = new(new UserKey(account.UserId), consentStart, consentEnd) { AccountId = account.UserId };
        await _host.GetRequiredService<TokenManager>().AdoptAsync(new(ProviderId.Fitbit, user.Key), new()
        {
            Access = new(account.AccessToken),
            Refresh = new(account.RefreshToken),
            ExpiresAt = Clock.Now + Duration.FromHours(8),
        });
        return user;
    }

    /// <summary>Waits for a run, and lets time limits pass where the simulator will never answer.</summary>
    public async Task<T> FinishAsync<T>(Task<T> run)
    {
        SimulatedRequest? seen = null;
        while (!run.IsCompleted && await Task.WhenAny(run, Task.Delay(10)) != run)
        {
            SimulatedRequest? last = Simulator.Requests is { Count: > 0 } requests ? requests[^1] : null;
            if (last is { Status: 0 } && ReferenceEquals(last, seen))
            {
                Clock.ExpireLimits();
            }

            seen = last;
        }

        return await run;
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await Simulator.DisposeAsync();
    }
}
