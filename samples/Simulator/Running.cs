using FitbitSdk.Simulators;

namespace FitbitSdk.Samples.Simulator;

/// <summary>A running simulator of either API, with what a client must know of it.</summary>
internal sealed class Running(IAsyncDisposable simulator, IReadOnlyList<(string Name, string Value)> about, IReadOnlyList<SimulatedAccount> accounts) : IAsyncDisposable
{
    public IReadOnlyList<(string Name, string Value)> About { get; } = about;
    public IReadOnlyList<SimulatedAccount> Accounts { get; } = accounts;

    public static async Task<Running> StartAsync(SimulatorOptions options)
    {
        if (options is GoogleHealthSimulatorOptions google)
        {
            GoogleHealthSimulator health = await GoogleHealthSimulator.StartAsync(google);
            return new(
                health,
                [
                    ("url", health.BaseAddress.ToString()), ("clientId", health.ClientId), ("clientSecret", health.ClientSecret),
                    ("authorizeUrl", health.AuthorizeAddress.ToString()), ("tokenUrl", health.TokenAddress.ToString()), ("introspectUrl", health.TokenInfoAddress.ToString()),
                    ("revokeUrl", health.RevokeAddress.ToString()),
                ],
                health.Accounts);
        }

        FitbitSimulator fitbit = await FitbitSimulator.StartAsync((FitbitSimulatorOptions)options);
        return new(
            fitbit,
            [
                ("url", fitbit.BaseAddress.ToString()), ("clientId", fitbit.ClientId), ("clientSecret", fitbit.ClientSecret),
                ("authorizeUrl", fitbit.AuthorizeAddress.ToString()), ("tokenUrl", fitbit.TokenAddress.ToString()),
                ("introspectUrl", new Uri(fitbit.BaseAddress, "1.1/oauth2/introspect").ToString()), ("revokeUrl", new Uri(fitbit.BaseAddress, "oauth2/revoke").ToString()),
            ],
            fitbit.Accounts);
    }

    public ValueTask DisposeAsync() => simulator.DisposeAsync();
}
