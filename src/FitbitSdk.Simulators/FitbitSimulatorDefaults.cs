namespace FitbitSdk.Simulators;

/// <summary>What <see cref="FitbitSimulatorOptions"/> starts from.</summary>
public static class FitbitSimulatorDefaults
{
    /// <summary>The seed all people are drawn from.</summary>
    public const int Seed = 1;

    /// <summary>How many people wear a tracker.</summary>
    public const int Users = 2;

    /// <summary>How many UTC days hold data.</summary>
    public const int Days = 3;

    /// <summary>Requests an hour and user, as the real service allows.</summary>
    public const int RequestsPerHour = 150;

    /// <summary>The first UTC day with data: 2026-03-12.</summary>
    public static DateOnly FirstDay => new(2026, 3, 12);
}
