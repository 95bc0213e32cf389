using FitbitSdk.Records;
using FitbitSdk.Simulators;
using FitbitSdk.Simulators.Faults;

namespace FitbitSdk.SyncMeasures;

/// <summary>The simulated provider, whichever it is.</summary>
internal sealed class SimulatedService : IAsyncDisposable
{
    private readonly IAsyncDisposable _simulator;
    private readonly Func<IReadOnlyList<SimulatedRequest>> _requests;

    private SimulatedService(IAsyncDisposable simulator, Func<IReadOnlyList<SimulatedRequest>> requests) => (_simulator, _requests) = (simulator, requests);

    public required ProviderId Provider { get; init; }

    public required Uri BaseAddress { get; init; }

    public required Uri TokenAddress { get; init; }

    public required string ClientId { get; init; }

    public required string ClientSecret { get; init; }

    public required IReadOnlyList<SimulatedAccount> Accounts { get; init; }

    public required FaultScript Faults { get; init; }

    public IReadOnlyList<SimulatedRequest> Requests => _requests();

    public static Task<SimulatedService> StartAsync(SimulatorOptions options) =>
        options is GoogleHealthSimulatorOptions google ? StartGoogleHealthAsync(google) : StartFitbitAsync((FitbitSimulatorOptions)options);

    public ValueTask DisposeAsync() => _simulator.DisposeAsync();

    private static async Task<SimulatedService> StartFitbitAsync(FitbitSimulatorOptions options)
    {
        FitbitSimulator simulator = await FitbitSimulator.StartAsync(options);
        return new(simulator, () => simulator.Requests)
        {
            Provider = ProviderId.Fitbit,
            BaseAddress = simulator.BaseAddress,
            TokenAddress = simulator.TokenAddress,
            ClientId = simulator.ClientId,
            ClientSecret = simulator.ClientSecret,
            Accounts = simulator.Accounts,
            Faults = simulator.Faults,
        };
    }

    private static async Task<SimulatedService> StartGoogleHealthAsync(GoogleHealthSimulatorOptions options)
    {
        GoogleHealthSimulator simulator = await GoogleHealthSimulator.StartAsync(options);
        return new(simulator, () => simulator.Requests)
        {
            Provider = ProviderId.GoogleHealth,
            BaseAddress = simulator.BaseAddress,
            TokenAddress = simulator.TokenAddress,
            ClientId = simulator.ClientId,
            ClientSecret = simulator.ClientSecret,
            Accounts = simulator.Accounts,
            Faults = simulator.Faults,
        };
    }
}
