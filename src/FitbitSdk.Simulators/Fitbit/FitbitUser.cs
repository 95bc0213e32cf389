using FitbitSdk.Simulators.Fitbit.DailySeries;
using FitbitSdk.Simulators.Fitbit.HeartSeries;
using FitbitSdk.Simulators.People;

namespace FitbitSdk.Simulators.Fitbit;

/// <summary>A person as Fitbit knows them.</summary>
internal sealed class FitbitUser(string userId, Tracker tracker) : ServiceUser(userId, tracker)
{
    public ZoneSums Zones { get; } = new(tracker);
    public TotalsByDay Totals { get; } = new(tracker);
}
