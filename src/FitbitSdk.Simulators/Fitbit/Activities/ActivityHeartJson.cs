using System.Text.Json;
using FitbitSdk.Simulators.People.Activities;

namespace FitbitSdk.Simulators.Fitbit.Activities;

/// <summary>The members of an activity log that come from heart rate; without it only <c>hasActiveZoneMinutes</c> is there.</summary>
internal static class ActivityHeartJson
{
    private static readonly (string Type, string Name, int Multiplier)[] ActiveZones =
        [("OUT_OF_ZONE", "Out of Zone", 0), ("FAT_BURN", "Fat Burn", 1), ("CARDIO", "Cardio", 2), ("PEAK", "Peak", 2)];

    public static void Write(Utf8JsonWriter writer, ActivityLog log, ActivityMeasures measures, string link)
    {
        writer.WriteBoolean("hasActiveZoneMinutes", measures.Zones is not null);
        if (measures.Zones is not { } zones)
        {
            return;
        }

        writer.WriteNumber("averageHeartRate", measures.AverageHeartRate!.Value);
        writer.WriteString("heartRateLink", link);
        WriteActiveZoneMinutes(writer, zones, measures.ActiveZoneMinutes!.Value);
        writer.WriteStartArray("heartRateZones");
        foreach (ZoneTime zone in zones)
        {
            writer.WriteStartObject();
            if (log.HasZoneCalories)
            {
                writer.WriteNumber("caloriesOut", zone.Calories);
            }

            writer.WriteNumber("max", zone.Max);
            writer.WriteNumber("min", zone.Min);
            writer.WriteNumber("minutes", zone.Minutes);
            writer.WriteString("name", zone.Name);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteActiveZoneMinutes(Utf8JsonWriter writer, IReadOnlyList<ZoneTime> zones, int total)
    {
        writer.WriteStartObject("activeZoneMinutes");
        writer.WriteStartArray("minutesInHeartRateZones");
        for (int order = 0; order < ActiveZones.Length; order++)
        {
            (string type, string name, int multiplier) = ActiveZones[order];
            writer.WriteStartObject();
            writer.WriteNumber("minuteMultiplier", multiplier);
            writer.WriteNumber("minutes", zones[order].Minutes);
            writer.WriteNumber("order", order);
            writer.WriteString("type", type);
            writer.WriteString("zoneName", name);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteNumber("totalMinutes", total);
        writer.WriteEndObject();
    }
}
