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
    private readonly ProviderId _provider;
    private readonly SimulatedAccount _account;

    private ProviderHost(
        ProviderId provider, IAsyncDisposable simulator, Func<IReadOnlyList<SimulatedRequest>> requests, FaultScript faults, SimulatedAccount account, VirtualClock clock, ServiceProvider services)
    {
        (_provider, _simulator, _requests, Faults, _account, Clock, _services) = (provider, simulator, requests, faults, account, clock, services);
        User = new(new UserKey("anna"), Instant.FromUtc(2026, 3, 13, 0, 0)) { AccountId = account.UserId };
    }

    public VirtualClock Clock { get; }

    public FaultScript Faults { get; }

    public FaultyTokenStore Tokens => (FaultyTokenStore)_services.GetRequiredService<ITokenStore>();

    public string RefreshToken => _account.RefreshToken;

    public SyncUser User { get; }

    public IReadOnlyList<SimulatedRequest> Requests => _requests();

    public static async Task<ProviderHost> StartAsync(ProviderId provider, bool isKnown = true, string? refresh = null)
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        VirtualClock clock = new(Instant.FromUtc(2026, 3, 14, 9, 20));
        ServiceCollection services = new();
        services.AddSingleton<TimeProvider>(clock).AddSingleton<ITokenStore>(new FaultyTokenStore()).AddSingleton<ITokenLease>(new InMemoryTokenLease(clock));
        services.AddSingleton<IOffsetStore>(new InMemoryOffsetStore()).AddSingleton<IRecordSink>(new InMemoryRecordSink(new DeliveryLog()));
        services.AddHealthSync();
        if (provider == ProviderId.Fitbit)
        {
            FitbitSimulator simulator = await FitbitSimulator.StartAsync(With(new FitbitSimulatorOptions(), clock), cancel);
            services.AddFitbitClient(options => (options.ClientId, options.ClientSecret, options.BaseAddress) = (simulator.ClientId, isKnown ? simulator.ClientSecret : "another", simulator.BaseAddress));
            return await NewAsync(simulator, () => simulator.Requests, simulator.Faults, simulator.Accounts[0]);
        }

        GoogleHealthSimulator google = await GoogleHealthSimulator.StartAsync(With(new GoogleHealthSimulatorOptions(), clock), cancel);
        services.AddGoogleHealthClient(options =>
            (options.ClientId, options.ClientSecret, options.BaseAddress, options.TokenAddress) = (google.ClientId, isKnown ? google.ClientSecret : "another", google.BaseAddress, google.TokenAddress));
        return await NewAsync(google, () => google.Requests, google.Faults, google.Accounts[0]);

        async Task<ProviderHost> NewAsync(IAsyncDisposable simulator, Func<IReadOnlyList<SimulatedRequest>> requests, FaultScript faults, SimulatedAccount account)
        {
            ProviderHost host = new(provider, simulator, requests, faults, account, clock, services.BuildServiceProvider());
            await host.AdoptAsync(refresh ?? account.RefreshToken);
            return host;
        }
    }

    /// <summary>Gives the host the account's access token with a refresh token, as a host does with tokens from elsewhere.</summary>
    public ValueTask<bool> AdoptAsync(string refresh) => _services.GetRequiredService<TokenManager>().AdoptAsync(new(_provider, User.Key), new()
    {
        Access = new(_account.AccessToken),
        Refresh = new(refresh),
        ExpiresAt = Clock.Now + Duration.FromMinutes(50),
    });

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
