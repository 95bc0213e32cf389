namespace FitbitSdk.Simulators;

/// <summary>What a <see cref="GoogleHealthSimulator"/> simulates: who, which days, whose clock.</summary>
public sealed class GoogleHealthSimulatorOptions : SimulatorOptions
{
    /// <summary>Gets or sets how many requests each user has in a minute of the clock.</summary>
    /// <remarks>A clock that stands still never gives new ones.</remarks>
    /// <value>The default is 300; from 1 to 1,000,000,000, as for the other two.</value>
    public int RequestsPerUserMinute { get; set; } = GoogleHealthSimulatorDefaults.RequestsPerUserMinute;

    /// <summary>Gets or sets how many requests all users together have in a minute of the clock.</summary>
    /// <value>The default is 120,000.</value>
    public int RequestsPerMinute { get; set; } = GoogleHealthSimulatorDefaults.RequestsPerMinute;

    /// <summary>Gets or sets how many requests all users together have in a UTC day.</summary>
    /// <value>The default is 86,400,000.</value>
    public int RequestsPerDay { get; set; } = GoogleHealthSimulatorDefaults.RequestsPerDay;

    /// <summary>Gets or sets how many entries of heart rate or steps a page holds at most, whatever is asked for.</summary>
    /// <remarks>A smaller number brings page borders, and what they lose, into short spans. Pages of sleep hold 25.</remarks>
    /// <value>The default is 5,000; from 1 to 10,000.</value>
    public int MaximumPageSize { get; set; } = GoogleHealthSimulatorDefaults.MaximumPageSize;

    internal override void Check()
    {
        base.Check();
        Require(MaximumPageSize is >= 1 and <= 10_000, nameof(MaximumPageSize), "from 1 to 10,000");
        foreach ((string name, int value) in new[] { (nameof(RequestsPerUserMinute), RequestsPerUserMinute), (nameof(RequestsPerMinute), RequestsPerMinute), (nameof(RequestsPerDay), RequestsPerDay) })
        {
            Require(value is >= 1 and <= 1_000_000_000, name, "from 1 to 1,000,000,000");
        }
    }
}
