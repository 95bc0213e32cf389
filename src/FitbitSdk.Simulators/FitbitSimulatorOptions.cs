namespace FitbitSdk.Simulators;

/// <summary>What a <see cref="FitbitSimulator"/> simulates: who, which days, whose clock.</summary>
public sealed class FitbitSimulatorOptions : SimulatorOptions
{
    /// <summary>Gets or sets the file that keeps the OAuth tokens across restarts.</summary>
    /// <remarks>It is written before an answer with new tokens leaves, so a killed process goes on with the rotated pair. One process at a time.</remarks>
    /// <value>The default is <see langword="null"/>: tokens live as long as the simulator.</value>
    public string? StatePath { get; set; }

    /// <summary>Gets or sets how many requests each user has from one top of the hour to the next.</summary>
    /// <value>The default is 150; from 1 to 1,000,000.</value>
    public int RequestsPerHour { get; set; } = FitbitSimulatorDefaults.RequestsPerHour;

    internal override void Check()
    {
        base.Check();
        Require(RequestsPerHour is >= 1 and <= 1_000_000, nameof(RequestsPerHour), "from 1 to 1,000,000");
    }
}
