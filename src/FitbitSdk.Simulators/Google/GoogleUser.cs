using FitbitSdk.Simulators.People;

namespace FitbitSdk.Simulators.Google;

/// <summary>A person as Google Health knows them, with the id they have at Fitbit.</summary>
internal sealed class GoogleUser(string healthUserId, string legacyUserId, Tracker tracker) : ServiceUser(healthUserId, tracker)
{
    public string LegacyUserId { get; } = legacyUserId;
}
