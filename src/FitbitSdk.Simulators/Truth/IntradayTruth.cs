using System.Text.Json;
using FitbitSdk.Simulators.People;
using FitbitSdk.Simulators.People.Energy;

namespace FitbitSdk.Simulators.Truth;

/// <summary>Samples and minutes within the asked span.</summary>
internal static class IntradayTruth
{
    /// <summary>Of somebody without a tracker the service's zeros and rest are all that there will ever be; after a day nobody could have uploaded better.</summary>
    public const long BelievedAfter = CivilClock.SecondsPerDay;

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

    public static void WriteSteps(Utf8JsonWriter writer, TruthCall call)
    {
        foreach (long minute in WholeMinutes(call))
        {
            writer.WriteStartObject();
            writer.WriteString("time", CivilClock.InstantText(minute));
            writer.WriteNumber("steps", call.Upload.Steps(minute));
            writer.WriteEndObject();
        }
    }

    public static void WriteCalories(Utf8JsonWriter writer, TruthCall call)
    {
        foreach (long minute in WholeMinutes(call))
        {
            MinuteEnergy energy = call.Upload.Energy(minute);
            writer.WriteStartObject();
            writer.WriteString("time", CivilClock.InstantText(minute));
            writer.WriteNumber("kilocalories", energy.Kilocalories);
            writer.WriteNumber("level", energy.Level);
            writer.WriteNumber("mets", energy.Mets / 10.0);
            writer.WriteEndObject();
        }
    }

    /// <summary>Whole minutes of the recorded days alone: the one that holds the watermark is not over, and what comes after it is not known to be zero.</summary>
    private static IEnumerable<long> WholeMinutes(TruthCall call)
    {
        Stretch recorded = call.User.Tracker.Recorded;
        long start = Math.Max(call.Span.Start, recorded.Start);
        long end = Math.Min(Math.Min(call.Span.End, recorded.End), call.Upload.Watermark ?? call.Now - BelievedAfter);
        for (long minute = (start + 59) / 60 * 60; minute + 60 <= end; minute += 60)
        {
            yield return minute;
        }
    }
}
