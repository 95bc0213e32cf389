using System.Text.Json;
using FitbitSdk.Simulators.People;

namespace FitbitSdk.Simulators.Truth;

/// <summary>Samples and minutes within the asked span.</summary>
internal static class IntradayTruth
{
    public static void WriteHeart(Utf8JsonWriter writer, TruthCall call)
    {
        foreach (HeartSample sample in call.Upload.Heart(call.Span))
        {
            writer.WriteStartObject();
            writer.WriteString("time", CivilClock.InstantText(sample.Time));
            writer.WriteNumber("bpm", sample.Bpm);
            writer.WriteEndObject();
        }
    }

    /// <summary>Whole minutes alone: the one that holds the watermark is not over, and what comes after it is not known to be zero.</summary>
    public static void WriteSteps(Utf8JsonWriter writer, TruthCall call)
    {
        for (long minute = (call.Span.Start + 59) / 60 * 60; minute + 60 <= Math.Min(call.Span.End, call.Upload.Watermark); minute += 60)
        {
            writer.WriteStartObject();
            writer.WriteString("time", CivilClock.InstantText(minute));
            writer.WriteNumber("steps", call.Upload.Steps(minute));
            writer.WriteEndObject();
        }
    }
}
