using FitbitSdk.GoogleHealth;
using FitbitSdk.Http;
using FitbitSdk.Records;
using FitbitSdk.Simulators;
using FitbitSdk.Simulators.Faults;
using FitbitSdk.SyncMeasures;
using FitbitSdk.Testing;
using FitbitSdk.WebApi;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace FitbitSdk.Sync.Tests.Providers;

/// <summary>A simulated service, and a host with the real client and engine, by one clock that jumps ahead as soon as somebody waits.</summary>
internal sealed class ProviderHost : IAsyncDisposable
{
    private readonly IAsyncDisposable _simulator;
    private readonly Func<IReadOnlyList<SimulatedRequest>> _requests;
    private readonly ServiceProvider _services;

    private ProviderHost(IAsyncDisposable simulator, Func<IReadOnlyList<SimulatedRequest>> requests, FaultScript faults, VirtualClock clock, ServiceProvider services, SyncUser user) =>
        (_simulator, _requests, Faults, Clock, _services, User) = (simulator, requests, faults, clock, services, user);

    public VirtualClock Clock { get; }

    public FaultScript Faults { get; }

    public SyncUser User { get; }

    public IReadOnlyList<SimulatedRequest> Requests => _requests();

    public static async Task<ProviderHost> StartAsync(ProviderId provider)
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        VirtualClock clock = new(Instant.FromUtc(2026, 3, 14, 9, 20));
        ServiceCollection services = new();
        services.AddSingleton<TimeProvider>(clock).AddSingleton<ITokenStore>(new InMemoryTokenStore()).AddSingleton<ITokenLease>(new InMemoryTokenLease(clock));
        services.AddSingleton<IOffsetStore>(new InMemoryOffsetStore()).AddSingleton<IRecordSink>(new InMemoryRecordSink(new DeliveryLog()));
        services.AddHealthSync();
        if (provider == ProviderId.Fitbit)
        {
            FitbitSimulator simulator = await FitbitSimulator.StartAsync(With(new FitbitSimulatorOptions(), clock), cancel);
            services.AddFitbitClient(options => (options.ClientId, options.ClientSecret, options.BaseAddress) = (simulator.ClientId, simulator.ClientSecret, simulator.BaseAddress));
            return await NewAsync(simulator, () => simulator.Requests, simulator.Faults, simulator.Accounts[0]);
        }

        GoogleHealthSimulator google = await GoogleHealthSimulator.StartAsync(With(new GoogleHealthSimulatorOptions(), clock), cancel);
        services.AddGoogleHealthClient(options =>
            (options.ClientId, options.ClientSecret, options.BaseAddress, options.TokenAddress) = (google.ClientId, google.ClientSecret, google.BaseAddress, google.TokenAddress));
        return await NewAsync(google, () => google.Requests, google.Faults, google.Accounts[0]);

        async Task<ProviderHost> NewAsync(IAsyncDisposable simulator, Func<IReadOnlyList<SimulatedRequest>> requests, FaultScript faults, SimulatedAccount account)
        {
            ServiceProvider container = services.BuildServiceProvider();
            SyncUser user = new(new UserKey("anna"), Instant.FromUtc(2026, 3, 13, 0, 0)) { AccountId = account.UserId };
            await container.GetRequiredService<TokenManager>().AdoptAsync(new(provider, user.Key), new()
            {
                Access = new(account.AccessToken),
                Refresh = new(account.RefreshToken),
                ExpiresAt = clock.Now + Duration.FromMinutes(50),
            });
            return new(simulator, requests, faults, clock, container, user);
        }
    }

    public Task<SyncReport> SyncAsync(params StreamId[] streams) =>
        _services.GetRequiredService<SyncEngine>().SyncAsync(User, new() { Streams = streams }, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _simulator.DisposeAsync();
    }

    private static T With<T>(T options, TimeProvider clock)
        where T : SimulatorOptions
    {
        (options.Users, options.FirstDay, options.Days, options.TimeProvider) = (1, new(2026, 3, 12), 30, clock);
        return options;
    }
}
