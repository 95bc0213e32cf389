namespace FitbitSdk.Simulators;

/// <summary>What <see cref="FitbitSimulatorOptions"/> starts from, beside <see cref="SimulatorDefaults"/>.</summary>
public static class FitbitSimulatorDefaults
{
    /// <summary>Requests an hour and user, as the real service allows.</summary>
    public const int RequestsPerHour = 150;
}
