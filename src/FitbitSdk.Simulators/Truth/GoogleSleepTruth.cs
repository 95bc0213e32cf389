using System.Globalization;
using System.Text.Json;
using FitbitSdk.Simulators.Google.Sleep;
using FitbitSdk.Simulators.People;
using FitbitSdk.Simulators.People.Sleep;

namespace FitbitSdk.Simulators.Truth;

/// <summary>Whole sessions that begin and end within the asked span, in Google's terms: instants, each with its offset.</summary>
internal static class GoogleSleepTruth
{
    public static void Write(Utf8JsonWriter writer, TruthCall call)
    {
        foreach (SleepSession session in SleepProcessing.At(call.Upload, call.User.Tracker.Life, call.Now)
            .Where(session => session.Log.Span.Start >= call.Span.Start && session.Log.Span.End <= call.Span.End))
        {
            Write(writer, session, call.User.Clock);
        }
    }

    private static void Write(Utf8JsonWriter writer, SleepSession session, CivilClock clock)
    {
        SleepLog log = session.Log;
        writer.WriteStartObject();
        writer.WriteString("logId", log.LogId.ToString(CultureInfo.InvariantCulture));
        writer.WriteString("type", log.Kind is SleepKind.Stages ? "stages" : "classic");
        writer.WriteString("start", CivilClock.InstantText(log.Span.Start));
        writer.WriteNumber("startOffsetSeconds", clock.OffsetAt(log.Span.Start));
        writer.WriteString("end", CivilClock.InstantText(log.Span.End));
        writer.WriteNumber("endOffsetSeconds", clock.OffsetAt(log.Span.End));
        writer.WriteBoolean("isMainSleep", log.IsMainSleep);
        writer.WriteBoolean("processed", session.IsProcessed);
        writer.WriteBoolean("manuallyEdited", session.IsEdited);
        writer.WriteNumber("minutesInSleepPeriod", log.MinutesInBed);
        writer.WriteNumber("minutesAsleep", log.MinutesAsleep);
        writer.WriteNumber("minutesAwake", session.MinutesAwake);
        writer.WriteNumber("minutesToFallAsleep", log.MinutesToFallAsleep);
        writer.WriteNumber("minutesAfterWakeup", log.MinutesAfterWakeup);
        WriteLevels(writer, "stages", log.Levels, clock);
        WriteLevels(writer, "shortWakes", log.ShortWakes, clock);
        writer.WriteStartArray("totals");
        foreach (LevelTotal total in log.Totals)
        {
            writer.WriteStartObject();
            writer.WriteString("level", total.Level);
            writer.WriteNumber("count", total.Count);
            writer.WriteNumber("minutes", total.Minutes);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteLevels(Utf8JsonWriter writer, string name, IReadOnlyList<SleepLevel> levels, CivilClock clock)
    {
        writer.WriteStartArray(name);
        foreach (SleepLevel level in levels)
        {
            writer.WriteStartObject();
            writer.WriteString("start", CivilClock.InstantText(level.Start));
            writer.WriteNumber("offsetSeconds", clock.OffsetAt(level.Start));
            writer.WriteNumber("seconds", level.Seconds);
            writer.WriteString("level", level.Level);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
