using System.Globalization;
using System.Text.Json;
using FitbitSdk.Simulators.Fitbit;
using FitbitSdk.Simulators.People;
using FitbitSdk.Simulators.People.Sleep;

namespace FitbitSdk.Simulators.Truth;

/// <summary>Whole logs that begin and end within the asked span, with instants beside the local texts.</summary>
internal static class SleepTruth
{
    public static void Write(Utf8JsonWriter writer, TruthCall call)
    {
        foreach (SleepLog log in call.Upload.Sleep().Where(log => log.Span.Start >= call.Span.Start && log.Span.End <= call.Span.End))
        {
            Write(writer, log, call.User.Tracker.Life);
        }
    }

    private static void Write(Utf8JsonWriter writer, SleepLog log, Life life)
    {
        writer.WriteStartObject();

        // As text: many JSON readers lose digits of numbers beyond 2^53, and the comparison with the truth must not.
        writer.WriteString("logId", log.LogId.ToString(CultureInfo.InvariantCulture));
        writer.WriteString("type", log.Kind is SleepKind.Stages ? "stages" : "classic");
        writer.WriteString("dateOfSleep", FitbitCall.Text(log.DateOfSleep));
        writer.WriteString("start", CivilClock.InstantText(log.Span.Start));
        writer.WriteString("end", CivilClock.InstantText(log.Span.End));
        writer.WriteString("startLocal", log.StartText);
        writer.WriteString("endLocal", log.EndText);
        writer.WriteBoolean("isMainSleep", log.IsMainSleep);
        writer.WriteString("logType", "auto_detected");
        writer.WriteNumber("infoCode", log.InfoCode);
        writer.WriteNumber("durationSeconds", log.Span.End - log.Span.Start);
        writer.WriteNumber("efficiency", log.Efficiency);
        writer.WriteNumber("minutesInBed", log.MinutesInBed);
        writer.WriteNumber("minutesAsleep", log.MinutesAsleep);
        writer.WriteNumber("minutesAwake", log.MinutesAwake);
        writer.WriteNumber("minutesToFallAsleep", log.MinutesToFallAsleep);
        writer.WriteNumber("minutesAfterWakeup", log.MinutesAfterWakeup);
        WriteLevels(writer, "stages", log, log.Levels);
        WriteLevels(writer, "shortWakes", log, log.ShortWakes);
        writer.WriteStartArray("totals");
        foreach (LevelTotal total in log.Totals)
        {
            writer.WriteStartObject();
            writer.WriteString("level", total.Level);
            writer.WriteNumber("count", total.Count);
            writer.WriteNumber("minutes", total.Minutes);
            if (log.Kind is SleepKind.Stages)
            {
                writer.WriteNumber("thirtyDayAverageMinutes", life.ThirtyDayAverages(log.DateOfSleep).GetValueOrDefault(total.Level));
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteLevels(Utf8JsonWriter writer, string name, SleepLog log, IReadOnlyList<SleepLevel> levels)
    {
        writer.WriteStartArray(name);
        foreach (SleepLevel level in levels)
        {
            writer.WriteStartObject();
            writer.WriteString("start", CivilClock.LocalText(level.Start, log.Offset));
            writer.WriteNumber("seconds", level.Seconds);
            writer.WriteString("level", level.Level);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
