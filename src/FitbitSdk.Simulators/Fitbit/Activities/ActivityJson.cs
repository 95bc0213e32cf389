using System.Globalization;
using System.Text.Json;
using FitbitSdk.Simulators.People;
using FitbitSdk.Simulators.People.Activities;

namespace FitbitSdk.Simulators.Fitbit.Activities;

/// <summary>One activity log as the list has it. What was not measured is left out.</summary>
internal static class ActivityJson
{
    private const string Root = "https://api.fitbit.com/1/user/-/activities";

    public static void Write(Utf8JsonWriter writer, ActivityLog log, Life life)
    {
        ActivityMeasures measures = new(life, log);
        writer.WriteStartObject();
        writer.WriteNumber("activeDuration", log.ActiveSeconds * 1000L);
        WriteLevels(writer, measures);
        writer.WriteString("activityName", log.Type.Name);
        writer.WriteNumber("activityTypeId", log.Type.Id);
        writer.WriteNumber("calories", measures.Calories);
        writer.WriteString("caloriesLink", Link(log, "calories", "1min", "H:mm"));
        writer.WriteNumber("duration", log.Seconds * 1000L);
        if (log.ElevationGain is { } gain)
        {
            writer.WriteNumber("elevationGain", gain);
        }

        ActivityHeartJson.Write(writer, log, measures, Link(log, "heart", "1sec", "HH:mm:ss"));
        writer.WriteBoolean("hasGps", log.HasGps);
        writer.WriteString("lastModified", CivilClock.LocalText(log.LastModified, 0) + "Z");
        writer.WriteNumber("logId", log.LogId);
        writer.WriteString("logType", log.LogTypeText);
        writer.WriteStartObject("manualValuesSpecified");
        writer.WriteBoolean("calories", log.Typed?.Calories is not null);
        writer.WriteBoolean("distance", log.Typed?.Distance is not null);
        writer.WriteBoolean("steps", log.Typed?.Steps is not null);
        writer.WriteEndObject();
        writer.WriteNumber("originalDuration", (log.OriginalSpan.End - log.OriginalSpan.Start) * 1000);
        writer.WriteString("originalStartTime", StartText(log.OriginalSpan.Start, log.OriginalOffset));
        writer.WriteString("startTime", StartText(log.Span.Start, log.Offset));
        WriteWay(writer, measures);
        if (log.Source is { } source)
        {
            WriteSource(writer, source);
        }

        if (log.HasGps)
        {
            writer.WriteString("tcxLink", $"{Root}/{log.LogId}.tcx");
        }

        writer.WriteEndObject();
    }

    private static void WriteLevels(Utf8JsonWriter writer, ActivityMeasures measures)
    {
        writer.WriteStartArray("activityLevel");
        foreach ((string name, int minutes) in measures.Levels)
        {
            writer.WriteStartObject();
            writer.WriteNumber("minutes", minutes);
            writer.WriteString("name", name);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteWay(Utf8JsonWriter writer, ActivityMeasures measures)
    {
        if (measures.Distance is { } distance)
        {
            writer.WriteNumber("distance", distance);
            writer.WriteString("distanceUnit", "Kilometer");
            writer.WriteNumber("speed", measures.Speed!.Value);
        }

        if (measures.Pace is { } pace)
        {
            writer.WriteNumber("pace", pace);
        }

        if (measures.StepCount is { } steps)
        {
            writer.WriteNumber("steps", steps);
        }
    }

    private static void WriteSource(Utf8JsonWriter writer, ActivitySource source)
    {
        writer.WriteStartObject("source");
        writer.WriteString("id", source.Id);
        writer.WriteString("name", source.Name);
        if (source.Features is { } features)
        {
            writer.WriteStartArray("trackerFeatures");
            foreach (string feature in features)
            {
                writer.WriteStringValue(feature);
            }

            writer.WriteEndArray();
        }

        writer.WriteString("type", source.Type);
        writer.WriteString("url", source.Url);
        writer.WriteEndObject();
    }

    /// <summary>Alone among local times the start of an activity carries its offset; <c>Z</c> where that is zero.</summary>
    private static string StartText(long instant, int offset)
    {
        string sign = offset < 0 ? "-" : "+";
        string text = offset == 0 ? "Z" : sign + TimeSpan.FromSeconds(Math.Abs(offset)).ToString(@"hh\:mm", CultureInfo.InvariantCulture);
        return CivilClock.LocalText(instant, offset) + text;
    }

    private static string Link(ActivityLog log, string resource, string detail, string format)
    {
        (DateTime start, DateTime end) = (DateTime.UnixEpoch.AddSeconds(log.Span.Start + log.Offset), DateTime.UnixEpoch.AddSeconds(log.Span.End + log.Offset));
        string Text(DateTime time, string form) => time.ToString(form, CultureInfo.InvariantCulture);
        return $"{Root}/{resource}/date/{Text(start, "yyyy-MM-dd")}/{Text(end, "yyyy-MM-dd")}/{detail}/time/{Text(start, format)}/{Text(end, format)}.json";
    }
}
