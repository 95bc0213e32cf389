using System.Text.Json;
using FitbitSdk.Simulators.Google.DataPoints;
using FitbitSdk.Simulators.People;

namespace FitbitSdk.Simulators.Truth;

/// <summary>Samples and minutes within the asked span, as Google Health merges them.</summary>
internal static class GoogleTruth
{
    public static void WriteHeart(Utf8JsonWriter writer, TruthCall call)
    {
        foreach (HeartSample sample in HeartDoubles.Of(call.User.Person, call.Upload.Heart(call.Span)))
        {
            writer.WriteStartObject();
            writer.WriteString("time", CivilClock.InstantText(sample.Time));
            writer.WriteNumber("offsetSeconds", call.User.Clock.OffsetAt(sample.Time));
            writer.WriteNumber("bpm", sample.Bpm);
            writer.WriteEndObject();
        }
    }

    public static void WriteSteps(Utf8JsonWriter writer, TruthCall call)
    {
        Stretch recorded = call.User.Tracker.Recorded;
        foreach ((long minute, int count) in SteppedMinutes.Of(call.Upload, new(Math.Max(call.Span.Start, recorded.Start), Math.Min(call.Span.End, recorded.End))).Where(row => row.Minute + 60 <= call.Span.End))
        {
            writer.WriteStartObject();
            writer.WriteString("time", CivilClock.InstantText(minute));
            writer.WriteNumber("steps", count);
            writer.WriteEndObject();
        }
    }
}
