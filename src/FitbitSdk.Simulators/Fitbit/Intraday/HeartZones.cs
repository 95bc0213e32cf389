using System.Text.Json;
using FitbitSdk.Simulators.People;

namespace FitbitSdk.Simulators.Fitbit.Intraday;

/// <summary>Minutes and calories in each of a person's four heart-rate zones.</summary>
internal sealed class HeartZones
{
    private readonly HeartRateZones _zones;
    private readonly bool _hasData;

    public HeartZones(Person person, IReadOnlyList<HeartSample> samples)
    {
        _zones = new(person);
        _hasData = samples.Count > 0;
        for (int first = 0, end; first < samples.Count; first = end)
        {
            int sum = 0;
            for (end = first; end < samples.Count && samples[end].Time / 60 == samples[first].Time / 60; end++)
            {
                sum += samples[end].Bpm;
            }

            double bpm = (double)sum / (end - first);
            _zones.Add(bpm, 1.1 + Math.Max(0, (bpm - person.RestingBase) * person.WeightKg * 0.0013));
        }
    }

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("heartRateZones");
        foreach (ZoneTime zone in _zones.Times)
        {
            writer.WriteStartObject();

            // Without any data the service leaves both sums out rather than writing zeros.
            if (_hasData)
            {
                writer.WriteNumber("caloriesOut", zone.Calories);
            }

            writer.WriteNumber("max", zone.Max);
            writer.WriteNumber("min", zone.Min);
            if (_hasData)
            {
                writer.WriteNumber("minutes", zone.Minutes);
            }

            writer.WriteString("name", zone.Name);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
