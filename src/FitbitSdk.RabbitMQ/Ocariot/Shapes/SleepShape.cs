using System.Text.Json;
using FitbitSdk.Records;

namespace FitbitSdk.RabbitMQ;

/// <summary>An element of <c>sleep</c>. Short wakes have no place in it.</summary>
internal static class SleepShape
{
    private static readonly string[] Classic = ["awake", "asleep", "restless"];
    private static readonly string[] Stages = ["deep", "light", "rem", "awake"];

    public static void Write(OcariotWriter writer, SleepLog log)
    {
        Utf8JsonWriter json = writer.Json;
        writer.WriteStretch(log.Start, log.End, log.DurationMilliseconds);
        writer.WriteChild();
        json.WriteStartObject("pattern"u8);
        WriteDataSet(writer, log.Levels);
        WriteSummary(writer, log.Summary);
        json.WriteEndObject();
        json.WriteString("type"u8, log.Type);
    }

    private static void WriteDataSet(OcariotWriter writer, IReadOnlyList<SleepStage> stages)
    {
        Utf8JsonWriter json = writer.Json;
        json.WriteStartArray("data_set"u8);
        foreach (SleepStage stage in stages.Where(stage => writer.CanTell(stage.Start)))
        {
            json.WriteStartObject();
            writer.WriteTime("start_time"u8, stage.Start);
            json.WriteString("name"u8, NameOf(stage.Level));
            json.WriteNumber("duration"u8, stage.Seconds * 1000L);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteSummary(OcariotWriter writer, IReadOnlyList<SleepLevelSummary> summary)
    {
        Utf8JsonWriter json = writer.Json;
        json.WriteStartObject("summary"u8);
        foreach (string name in summary.Any(static level => level.Level is "asleep" or "restless") ? Classic : Stages)
        {
            // Of the default, which stands for none, nothing is known either.
            if (summary.FirstOrDefault(level => NameOf(level.Level) == name) is { Minutes: { } minutes, Count: var count })
            {
                json.WriteStartObject(name);
                writer.WriteNumber("count"u8, count);
                writer.WriteMinutes("duration"u8, minutes);
                json.WriteEndObject();
            }
        }

        json.WriteEndObject();
    }

    private static string NameOf(string level) => level == "wake" ? "awake" : level;
}
