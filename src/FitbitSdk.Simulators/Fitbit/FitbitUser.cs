using FitbitSdk.Simulators.Fitbit.HeartSeries;
using FitbitSdk.Simulators.People;

namespace FitbitSdk.Simulators.Fitbit;

/// <summary>A person as the service knows them: an id and what their tracker uploads.</summary>
internal sealed class FitbitUser(string userId, Tracker tracker)
{
    public string UserId { get; } = userId;
    public Tracker Tracker { get; } = tracker;
    public ZoneSums Zones { get; } = new(tracker);
    public Person Person => Tracker.Person;
    public CivilClock Clock => Tracker.Person.Clock;
}
