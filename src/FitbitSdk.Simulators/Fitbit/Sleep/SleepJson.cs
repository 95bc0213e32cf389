using System.Text.Json;
using FitbitSdk.Simulators.People;
using FitbitSdk.Simulators.People.Sleep;

namespace FitbitSdk.Simulators.Fitbit.Sleep;

/// <summary>One sleep log in the form of version 1.2.</summary>
internal static class SleepJson
{
    public static void Write(Utf8JsonWriter writer, SleepLog log, Life life)
    {
        writer.WriteStartObject();
        writer.WriteString("dateOfSleep", FitbitCall.Text(log.DateOfSleep));
        writer.WriteNumber("duration", log.MinutesInBed * 60_000L);
        writer.WriteNumber("efficiency", log.Efficiency);
        writer.WriteString("endTime", log.EndText);
        writer.WriteNumber("infoCode", log.InfoCode);
        writer.WriteBoolean("isMainSleep", log.IsMainSleep);
        writer.WriteStartObject("levels");
        WriteLevels(writer, "data", log, log.Levels);
        if (log.Kind is SleepKind.Stages)
        {
            WriteLevels(writer, "shortData", log, log.ShortWakes);
        }

        WriteSummary(writer, log, life);
        writer.WriteEndObject();
        writer.WriteNumber("logId", log.LogId);
        writer.WriteString("logType", "auto_detected");
        writer.WriteNumber("minutesAfterWakeup", log.MinutesAfterWakeup);
        writer.WriteNumber("minutesAsleep", log.MinutesAsleep);
        writer.WriteNumber("minutesAwake", log.MinutesAwake);
        writer.WriteNumber("minutesToFallAsleep", log.MinutesToFallAsleep);
        writer.WriteString("startTime", log.StartText);
        writer.WriteNumber("timeInBed", log.MinutesInBed);
        writer.WriteString("type", log.Kind is SleepKind.Stages ? "stages" : "classic");
        writer.WriteEndObject();
    }

    private static void WriteLevels(Utf8JsonWriter writer, string name, SleepLog log, IReadOnlyList<SleepLevel> levels)
    {
        writer.WriteStartArray(name);
        foreach (SleepLevel level in levels)
        {
            writer.WriteStartObject();
            writer.WriteString("dateTime", CivilClock.LocalText(level.Start, log.Offset));
            writer.WriteString("level", level.Level);
            writer.WriteNumber("seconds", level.Seconds);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteSummary(Utf8JsonWriter writer, SleepLog log, Life life)
    {
        writer.WriteStartObject("summary");
        foreach (LevelTotal total in log.Totals)
        {
            writer.WriteStartObject(total.Level);
            writer.WriteNumber("count", total.Count);
            writer.WriteNumber("minutes", total.Minutes);
            if (log.Kind is SleepKind.Stages)
            {
                writer.WriteNumber("thirtyDayAvgMinutes", life.ThirtyDayAverages(log.DateOfSleep).GetValueOrDefault(total.Level));
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }
}
