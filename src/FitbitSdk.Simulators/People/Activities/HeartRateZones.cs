namespace FitbitSdk.Simulators.People.Activities;

/// <summary>Time and energy in one heart-rate zone, from <paramref name="Min"/> up to <paramref name="Max"/> beats per minute.</summary>
internal readonly record struct ZoneTime(string Name, int Min, int Max, int Minutes, double Calories);

/// <summary>A person's four heart-rate zones: parts of the reserve above the base rate, so that they do not move from day to day.</summary>
internal sealed class HeartRateZones
{
    private static readonly string[] Names = ["Out of Range", "Fat Burn", "Cardio", "Peak"];

    private readonly int[] _bounds;
    private readonly int[] _minutes = new int[Names.Length];
    private readonly double[] _calories = new double[Names.Length];

    public HeartRateZones(Person person)
    {
        double reserve = person.MaximumHeartRate - person.RestingBase;
        int Bound(double part) => (int)(person.RestingBase + (reserve * part));
        _bounds = [30, Bound(0.4), Bound(0.6), Bound(0.85), 220];
    }

    public IReadOnlyList<ZoneTime> Times =>
        [.. Names.Select((name, zone) => new ZoneTime(name, _bounds[zone], _bounds[zone + 1], _minutes[zone], Math.Round(_calories[zone], 5)))];

    /// <summary>Counts one minute and says in which zone, from 0 to 3.</summary>
    public int Add(double bpm, double calories)
    {
        int zone = bpm < _bounds[1] ? 0 : bpm < _bounds[2] ? 1 : bpm < _bounds[3] ? 2 : 3;
        _minutes[zone]++;
        _calories[zone] += calories;
        return zone;
    }
}
