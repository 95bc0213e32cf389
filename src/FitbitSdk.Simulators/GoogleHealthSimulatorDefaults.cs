namespace FitbitSdk.Simulators;

/// <summary>What <see cref="GoogleHealthSimulatorOptions"/> starts from, beside <see cref="SimulatorDefaults"/>: the limits of the real service.</summary>
public static class GoogleHealthSimulatorDefaults
{
    /// <summary>Requests a minute and user.</summary>
    public const int RequestsPerUserMinute = 300;

    /// <summary>Requests a minute of the whole project.</summary>
    public const int RequestsPerMinute = 120_000;

    /// <summary>Requests a day of the whole project.</summary>
    public const int RequestsPerDay = 86_400_000;

    /// <summary>Entries of a page: 10,000 are documented, half of that is what was seen.</summary>
    public const int MaximumPageSize = 5000;
}
