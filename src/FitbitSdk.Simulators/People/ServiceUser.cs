namespace FitbitSdk.Simulators.People;

/// <summary>A person as a service knows them: an id and what their tracker uploads.</summary>
internal class ServiceUser(string userId, Tracker tracker)
{
    public string UserId { get; } = userId;
    public Tracker Tracker { get; } = tracker;
    public Person Person => Tracker.Person;
    public CivilClock Clock => Tracker.Person.Clock;
}
