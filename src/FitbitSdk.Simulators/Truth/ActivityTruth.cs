using System.Globalization;
using System.Text.Json;
using FitbitSdk.Simulators.People;
using FitbitSdk.Simulators.People.Activities;

namespace FitbitSdk.Simulators.Truth;

/// <summary>Whole activity logs that begin and end within the asked span. What the service leaves out is left out here as well.</summary>
internal static class ActivityTruth
{
    public static void Write(Utf8JsonWriter writer, TruthCall call)
    {
        foreach (ActivityLog log in call.Upload.ActivityLogs().Where(log => log.Span.Start >= call.Span.Start && log.Span.End <= call.Span.End))
        {
            Write(writer, log, new ActivityMeasures(call.User.Tracker.Life, log));
        }
    }

    private static void Write(Utf8JsonWriter writer, ActivityLog log, ActivityMeasures measures)
    {
        writer.WriteStartObject();

        // As text: many JSON readers lose digits of numbers beyond 2^53, and the comparison with the truth must not.
        writer.WriteString("logId", log.LogId.ToString(CultureInfo.InvariantCulture));
        writer.WriteString("start", CivilClock.InstantText(log.Span.Start));
        writer.WriteString("startLocal", CivilClock.LocalText(log.Span.Start, log.Offset));
        writer.WriteNumber("offsetSeconds", log.Offset);
        writer.WriteNumber("durationMilliseconds", log.Seconds * 1000L);
        writer.WriteNumber("activeDurationMilliseconds", log.ActiveSeconds * 1000L);
        writer.WriteString("originalStart", CivilClock.InstantText(log.OriginalSpan.Start));
        writer.WriteNumber("originalDurationMilliseconds", (log.OriginalSpan.End - log.OriginalSpan.Start) * 1000);
        writer.WriteString("lastModified", CivilClock.InstantText(log.LastModified));
        writer.WriteNumber("activityTypeId", log.Type.Id);
        writer.WriteString("activityName", log.Type.Name);
        writer.WriteString("logType", log.LogTypeText);
        writer.WriteNumber("calories", measures.Calories);
        WriteKnown(writer, "steps", measures.StepCount);
        WriteKnown(writer, "distanceKilometres", measures.Distance);
        WriteKnown(writer, "speedKilometresPerHour", measures.Speed);
        WriteKnown(writer, "elevationGainMetres", log.ElevationGain);
        WriteKnown(writer, "averageHeartRate", measures.AverageHeartRate);
        WriteKnown(writer, "activeZoneMinutes", measures.ActiveZoneMinutes);
        writer.WriteBoolean("hasGps", log.HasGps);
        writer.WriteBoolean("manualCalories", log.Typed?.Calories is not null);
        writer.WriteBoolean("manualDistance", log.Typed?.Distance is not null);
        writer.WriteBoolean("manualSteps", log.Typed?.Steps is not null);
        WriteSource(writer, log.Source);
        WriteLevels(writer, measures);
        WriteZones(writer, log, measures.Zones);
        writer.WriteEndObject();
    }

    private static void WriteKnown(Utf8JsonWriter writer, string name, double? value)
    {
        if (value is { } known)
        {
            writer.WriteNumber(name, known);
        }
    }

    private static void WriteSource(Utf8JsonWriter writer, ActivitySource? source)
    {
        if (source is null)
        {
            return;
        }

        writer.WriteStartObject("source");
        writer.WriteString("id", source.Id);
        writer.WriteString("name", source.Name);
        writer.WriteString("type", source.Type);
        writer.WriteString("url", source.Url);
        writer.WriteEndObject();
    }

    private static void WriteLevels(Utf8JsonWriter writer, ActivityMeasures measures)
    {
        writer.WriteStartArray("levels");
        foreach ((string name, int minutes) in measures.Levels)
        {
            writer.WriteStartObject();
            writer.WriteString("name", name);
            writer.WriteNumber("minutes", minutes);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteZones(Utf8JsonWriter writer, ActivityLog log, IReadOnlyList<ZoneTime>? zones)
    {
        if (zones is null)
        {
            return;
        }

        writer.WriteStartArray("zones");
        foreach (ZoneTime zone in zones)
        {
            writer.WriteStartObject();
            writer.WriteString("name", zone.Name);
            writer.WriteNumber("min", zone.Min);
            writer.WriteNumber("max", zone.Max);
            writer.WriteNumber("minutes", zone.Minutes);
            WriteKnown(writer, "calories", log.HasZoneCalories ? zone.Calories : null);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
