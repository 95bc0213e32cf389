using System.Text.Json;
using FitbitSdk.Simulators.People;

namespace FitbitSdk.Simulators.Fitbit.Intraday;

/// <summary>Minutes and calories in each of a person's four heart-rate zones.</summary>
internal sealed class HeartZones
{
    private const int Lowest = 30;
    private const int Highest = 220;
    private static readonly string[] Names = ["Out of Range", "Fat Burn", "Cardio", "Peak"];

    private readonly int[] _bounds;
    private readonly int[] _minutes = new int[4];
    private readonly double[] _calories = new double[4];
    private readonly bool _hasData;

    public HeartZones(Person person, IReadOnlyList<HeartSample> samples)
    {
        // Parts of the heart-rate reserve, from the base rate: zones that moved with each day's resting rate would be hard to follow.
        double reserve = person.MaximumHeartRate - person.RestingBase;
        int Bound(double part) => (int)(person.RestingBase + (reserve * part));
        _bounds = [Lowest, Bound(0.4), Bound(0.6), Bound(0.85), Highest];
        _hasData = samples.Count > 0;
        for (int first = 0, end; first < samples.Count; first = end)
        {
            int sum = 0;
            for (end = first; end < samples.Count && samples[end].Time / 60 == samples[first].Time / 60; end++)
            {
                sum += samples[end].Bpm;
            }

            double bpm = (double)sum / (end - first);
            int zone = bpm < _bounds[1] ? 0 : bpm < _bounds[2] ? 1 : bpm < _bounds[3] ? 2 : 3;
            _minutes[zone]++;
            _calories[zone] += 1.1 + Math.Max(0, (bpm - person.RestingBase) * person.WeightKg * 0.0013);
        }
    }

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("heartRateZones");
        for (int zone = 0; zone < Names.Length; zone++)
        {
            writer.WriteStartObject();

            // Without any data the service leaves both sums out rather than writing zeros.
            if (_hasData)
            {
                writer.WriteNumber("caloriesOut", Math.Round(_calories[zone], 5));
            }

            writer.WriteNumber("max", _bounds[zone + 1]);
            writer.WriteNumber("min", _bounds[zone]);
            if (_hasData)
            {
                writer.WriteNumber("minutes", _minutes[zone]);
            }

            writer.WriteString("name", Names[zone]);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
