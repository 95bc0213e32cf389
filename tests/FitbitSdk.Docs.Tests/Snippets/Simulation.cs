using FitbitSdk.Simulators;
using FitbitSdk.Simulators.Faults;

namespace FitbitSdk.Docs.Tests.Snippets;

internal static class Simulation
{
    public static async Task StartAsync(TimeProvider clock)
    {
        #region simulator
        await using FitbitSimulator simulator = await FitbitSimulator.StartAsync(new() { Seed = 7, Users = 3, FirstDay = new(2026, 3, 12), Days = 3, TimeProvider = clock });

        SimulatedAccount account = simulator.Accounts[0];   // user id, time zone, current token pair
        Uri api = simulator.BaseAddress;                    // also serves /oauth2/token
        #endregion
    }

    public static void Break(FitbitSimulator simulator)
    {
        #region fault
        simulator.Faults.Add(new FaultRule { Kind = FaultKind.LostAnswer, Path = "/oauth2/token", Times = 1 });
        #endregion
    }
}
