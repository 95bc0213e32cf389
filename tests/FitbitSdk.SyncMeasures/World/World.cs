using FitbitSdk.Http;
using FitbitSdk.Records;
using FitbitSdk.Simulators;
using FitbitSdk.Sync;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace FitbitSdk.SyncMeasures;

/// <summary>A simulated provider, and a host with the real client, planner and engine, by one clock.</summary>
internal sealed class World : IAsyncDisposable
{
    private readonly ServiceCollection _services;
    private ServiceProvider _host;

    private World(VirtualClock clock, SimulatedService simulator, ServiceCollection services) =>
        (Clock, Simulator, _services, _host) = (clock, simulator, services, services.BuildServiceProvider());

    public VirtualClock Clock { get; }

    public SimulatedService Simulator { get; }

    public SyncEngine Engine => _host.GetRequiredService<SyncEngine>();

    public IHealthDataSource Source => _host.GetRequiredService<IHealthDataSource>();

    public static async Task<World> StartAsync(WorldOptions options)
    {
        VirtualClock clock = new(options.Start);
        options.Simulator.TimeProvider = clock;
        SimulatedService simulator = await SimulatedService.StartAsync(options.Simulator);
        return new(clock, simulator, WorldServices.Of(options, clock, simulator));
    }

    /// <summary>Gives a person of the simulator as a user whose tokens the host has.</summary>
    public async Task<SyncUser> AdoptAsync(int place, Instant consentStart, Instant? consentEnd = null)
    {
        SimulatedAccount account = Simulator.Accounts[place];
        SyncUser user = new(new UserKey(account.UserId), consentStart, consentEnd) { AccountId = account.UserId };
        await _host.GetRequiredService<TokenManager>().AdoptAsync(new(Simulator.Provider, user.Key), new()
        {
            Access = new(account.AccessToken),
            Refresh = new(account.RefreshToken),
            ExpiresAt = Clock.Now + Duration.FromHours(Simulator.Provider == ProviderId.Fitbit ? 8 : 1),
        });
        return user;
    }

    /// <summary>Gives the host other tokens of the same account, as a person does who authorizes again.</summary>
    public async Task AuthorizeAgainAsync(SyncUser user)
    {
        try
        {
            await FinishAsync(_host.GetRequiredService<TokenManager>().RefreshAsync(new(Simulator.Provider, user.Key)).AsTask());
        }
        catch (HealthApiException)
        {
            // A fault here too: the person comes back another time.
        }
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

    /// <summary>Ends the host, whatever it is doing, and starts another one over the same stores.</summary>
    public async Task RestartHostAsync()
    {
        await _host.DisposeAsync();
        _host = _services.BuildServiceProvider();
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await Simulator.DisposeAsync();
    }
}
