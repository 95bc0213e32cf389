using FitbitSdk.Simulators.Faults;
using FitbitSdk.Simulators.People;

namespace FitbitSdk.Simulators;

/// <summary>What is simulated, whatever the API: who, which days, whose clock.</summary>
/// <remarks>The same seed gives the same people and the same lives to each simulator.</remarks>
public abstract class SimulatorOptions
{
    private protected SimulatorOptions()
    {
    }

    /// <summary>Gets or sets the number that all people, their lives and their first tokens are drawn from.</summary>
    /// <value>The default is 1; any number.</value>
    public int Seed { get; set; } = SimulatorDefaults.Seed;

    /// <summary>Gets or sets how many people there are.</summary>
    /// <remarks>Person <c>n</c> is the same whatever this number is.</remarks>
    /// <value>The default is 2; from 1 to 1,000.</value>
    public int Users { get; set; } = SimulatorDefaults.Users;

    /// <summary>Gets or sets the first UTC day with data.</summary>
    /// <remarks>It hides what was before and changes nothing of what comes after: the life of a day is the same for every first day.</remarks>
    /// <value>The default is 2026-03-12; from 1971-01-01 to 2199-12-31.</value>
    public DateOnly FirstDay { get; set; } = SimulatorDefaults.FirstDay;

    /// <summary>Gets or sets how many UTC days hold data, from <see cref="FirstDay"/> on.</summary>
    /// <value>The default is 3; from 1 to 3,660.</value>
    public int Days { get; set; } = SimulatorDefaults.Days;

    /// <summary>Gets or sets the place in the list from which on people have one heart rate a minute instead of one every few seconds.</summary>
    /// <remarks>For long spans of many people, where it is the number of days that matters. The rates that stay are the same ones.</remarks>
    /// <value>The default is <see langword="null"/>: nobody; from 0.</value>
    public int? MinuteHeartRateFrom { get; set; }

    /// <summary>Gets or sets the only clock of the simulator: uploads, token expiry and quota follow it.</summary>
    /// <value>The default is <see cref="TimeProvider.System"/>.</value>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Gets or sets the loopback port.</summary>
    /// <value>The default is 0, a free port; up to 65,535.</value>
    public int Port { get; set; }

    /// <summary>Gets the faults of the start; more can come and go while the simulator runs.</summary>
    /// <value>The default is none.</value>
    public IList<FaultRule> Faults { get; } = [];

    internal virtual void Check()
    {
        Require(Users is >= 1 and <= 1000, nameof(Users), "from 1 to 1,000");
        Require(FirstDay.Year is >= 1971 and <= 2199, nameof(FirstDay), "from 1971-01-01 to 2199-12-31");
        Require(Days is >= 1 and <= 3660, nameof(Days), "from 1 to 3,660");
        Require(MinuteHeartRateFrom is null or >= 0, nameof(MinuteHeartRateFrom), "from 0");
        Require(Port is >= 0 and <= 65535, nameof(Port), "from 0 to 65,535");
        Require(TimeProvider is not null, nameof(TimeProvider), "set");
    }

    /// <summary>The person of a place in the list, with what their trackers record on the days with data.</summary>
    internal Tracker TrackerOf(int index) => new(new Life(new Person(Seed, index)), FirstDay, Days) { IsHeartByMinute = index >= MinuteHeartRateFrom };

    private protected void Require(bool holds, string property, string range)
    {
        if (!holds)
        {
            throw new ArgumentException($"{GetType().Name}.{property} must be {range}.", property);
        }
    }
}
