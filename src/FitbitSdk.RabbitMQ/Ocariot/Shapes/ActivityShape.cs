using System.Text.Json;
using FitbitSdk.Records;

namespace FitbitSdk.RabbitMQ;

/// <summary>An element of <c>physicalactivity</c>.</summary>
internal static class ActivityShape
{
    private static readonly string[] Levels = ["sedentary", "lightly", "fairly", "very"];
    private static readonly (string Zone, string Member)[] Zones =
        [("Out of Range", "out_of_range_zone"), ("Fat Burn", "fat_burn_zone"), ("Cardio", "cardio_zone"), ("Peak", "peak_zone")];

    public static void Write(OcariotWriter writer, ActivityLog log)
    {
        writer.WriteStretch(log.Start, log.End, log.DurationMilliseconds);
        writer.WriteChild();
        if (log.ActivityName is { } name)
        {
            writer.Json.WriteString("name"u8, name);
        }

        writer.WriteNumber("calories"u8, log.Kilocalories);
        writer.WriteNumber("steps"u8, log.Steps);
        writer.WriteNumber("distance"u8, log.DistanceMetres is 0 ? null : log.DistanceMetres);
        WriteLevels(writer, log.Levels);
        if (log is { AverageHeartRate: { } average, HeartRateZones.Count: > 0 })
        {
            WriteHeartRate(writer, average, log.HeartRateZones);
        }
    }

    private static void WriteLevels(OcariotWriter writer, IReadOnlyList<ActivityLevel> levels)
    {
        ActivityLevel[] known = [.. Levels.Select(name => levels.FirstOrDefault(level => level.Name == name)).Where(static level => level.Minutes is not null)];
        if (known.Length == 0)
        {
            return;
        }

        Utf8JsonWriter json = writer.Json;
        json.WriteStartArray("levels"u8);
        foreach (ActivityLevel level in known)
        {
            json.WriteStartObject();
            json.WriteString("name"u8, level.Name);
            writer.WriteMinutes("duration"u8, level.Minutes);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteHeartRate(OcariotWriter writer, int average, IReadOnlyList<ActivityZone> zones)
    {
        Utf8JsonWriter json = writer.Json;
        json.WriteStartObject("heart_rate"u8);
        json.WriteNumber("average"u8, average);
        foreach ((string name, string member) in Zones)
        {
            if (zones.FirstOrDefault(zone => zone.Name == name) is { Minimum: { } minimum, Maximum: { } maximum, Minutes: { } minutes })
            {
                json.WriteStartObject(member);
                json.WriteNumber("min"u8, minimum);
                json.WriteNumber("max"u8, maximum);
                writer.WriteMinutes("duration"u8, minutes);
                json.WriteEndObject();
            }
        }

        json.WriteEndObject();
    }
}
