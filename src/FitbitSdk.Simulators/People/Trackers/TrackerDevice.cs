using System.Globalization;

namespace FitbitSdk.Simulators.People.Trackers;

/// <summary>A tracker as the service names it.</summary>
internal readonly record struct TrackerDevice(int Number, string Model)
{
    // A second tracker is of another kind than the first.
    private static readonly string[] Models = ["Charge 6", "Inspire 3"];

    public string Id => Number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The person's tracker of a place: 0 is the one that is worn in bed.</summary>
    public static TrackerDevice Of(Person person, int place) => new(5656000 + (person.Index * 2) + place, Models[place]);
}
