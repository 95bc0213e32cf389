namespace FitbitSdk.Simulators;

/// <summary>What <see cref="SimulatorOptions"/> starts from.</summary>
public static class SimulatorDefaults
{
    /// <summary>The seed all people are drawn from.</summary>
    public const int Seed = 1;

    /// <summary>How many people there are.</summary>
    public const int Users = 2;

    /// <summary>How many UTC days hold data.</summary>
    public const int Days = 3;

    /// <summary>The first UTC day with data: 2026-03-12.</summary>
    public static DateOnly FirstDay => new(2026, 3, 12);
}
