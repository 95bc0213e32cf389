using FitbitSdk.Simulators.Faults;

namespace FitbitSdk.Simulators;

/// <summary>What a <see cref="FitbitSimulator"/> simulates: who, which days, whose clock.</summary>
public sealed class FitbitSimulatorOptions
{
    /// <summary>Gets or sets the number that all people, their lives and their first tokens are drawn from.</summary>
    /// <value>The default is 1; any number.</value>
    public int Seed { get; set; } = FitbitSimulatorDefaults.Seed;

    /// <summary>Gets or sets how many people there are.</summary>
    /// <remarks>Person <c>n</c> is the same whatever this number is.</remarks>
    /// <value>The default is 2; from 1 to 1,000.</value>
    public int Users { get; set; } = FitbitSimulatorDefaults.Users;

    /// <summary>Gets or sets the first UTC day with data.</summary>
    /// <remarks>It hides what was before and changes nothing of what comes after: the life of a day is the same for every first day.</remarks>
    /// <value>The default is 2026-03-12; from 1971-01-01 to 2199-12-31.</value>
    public DateOnly FirstDay { get; set; } = FitbitSimulatorDefaults.FirstDay;

    /// <summary>Gets or sets how many UTC days hold data, from <see cref="FirstDay"/> on.</summary>
    /// <value>The default is 3; from 1 to 3,660.</value>
    public int Days { get; set; } = FitbitSimulatorDefaults.Days;

    /// <summary>Gets or sets the only clock of the simulator: uploads, token expiry and quota follow it.</summary>
    /// <value>The default is <see cref="TimeProvider.System"/>.</value>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Gets or sets the loopback port.</summary>
    /// <value>The default is 0, a free port; up to 65,535.</value>
    public int Port { get; set; }

    /// <summary>Gets or sets the file that keeps the OAuth tokens across restarts.</summary>
    /// <remarks>It is written before an answer with new tokens leaves, so a killed process goes on with the rotated pair. One process at a time.</remarks>
    /// <value>The default is <see langword="null"/>: tokens live as long as the simulator.</value>
    public string? StatePath { get; set; }

    /// <summary>Gets or sets how many requests each user has from one top of the hour to the next.</summary>
    /// <value>The default is 150; from 1 to 1,000,000.</value>
    public int RequestsPerHour { get; set; } = FitbitSimulatorDefaults.RequestsPerHour;

    /// <summary>Gets the faults of the start; more can come and go while the simulator runs.</summary>
    /// <value>The default is none.</value>
    public IList<FaultRule> Faults { get; } = [];

    internal void Check()
    {
        Require(Users is >= 1 and <= 1000, nameof(Users), "from 1 to 1,000");
        Require(FirstDay.Year is >= 1971 and <= 2199, nameof(FirstDay), "from 1971-01-01 to 2199-12-31");
        Require(Days is >= 1 and <= 3660, nameof(Days), "from 1 to 3,660");
        Require(Port is >= 0 and <= 65535, nameof(Port), "from 0 to 65,535");
        Require(RequestsPerHour is >= 1 and <= 1_000_000, nameof(RequestsPerHour), "from 1 to 1,000,000");
        Require(TimeProvider is not null, nameof(TimeProvider), "set");
    }

    private static void Require(bool holds, string property, string range)
    {
        if (!holds)
        {
            throw new ArgumentException($"{nameof(FitbitSimulatorOptions)}.{property} must be {range}.", property);
        }
    }
}
