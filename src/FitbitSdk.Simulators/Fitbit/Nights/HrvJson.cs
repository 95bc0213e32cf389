using System.Text.Json;
using FitbitSdk.Simulators.People;
using FitbitSdk.Simulators.People.Nights;
using FitbitSdk.Simulators.People.Sleep;

namespace FitbitSdk.Simulators.Fitbit.Nights;

/// <summary>Heart-rate variability of a night.</summary>
internal static class HrvJson
{
    /// <summary>The mean of the night and that of its deep sleep; a night without either has no summary.</summary>
    public static bool WriteSummary(Utf8JsonWriter writer, Person person, SleepLog night)
    {
        IReadOnlyList<HrvPoint> points = HeartRateVariability.Of(person, night);
        List<HrvPoint> deep = [.. points.Where(point => night.LevelAt(point.Time) is "deep")];
        if (deep.Count == 0)
        {
            return false;
        }

        writer.WriteStartObject();
        writer.WriteStartObject("value");
        writer.WriteNumber("dailyRmssd", Mean(points));
        writer.WriteNumber("deepRmssd", Mean(deep));
        writer.WriteEndObject();
        writer.WriteString("dateTime", FitbitCall.Text(night.DateOfSleep));
        writer.WriteEndObject();
        return true;
    }

    public static bool WriteIntraday(Utf8JsonWriter writer, Person person, SleepLog night)
    {
        IReadOnlyList<HrvPoint> points = HeartRateVariability.Of(person, night);
        if (points.Count == 0)
        {
            return false;
        }

        writer.WriteStartObject();
        writer.WriteStartArray("minutes");
        foreach (HrvPoint point in points)
        {
            writer.WriteStartObject();
            writer.WriteString("minute", CivilClock.LocalText(point.Time, night.Offset));
            writer.WriteStartObject("value");
            writer.WriteNumber("rmssd", point.Rmssd);
            writer.WriteNumber("coverage", point.Coverage);
            writer.WriteNumber("hf", point.HighFrequency);
            writer.WriteNumber("lf", point.LowFrequency);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteString("dateTime", FitbitCall.Text(night.DateOfSleep));
        writer.WriteEndObject();
        return true;
    }

    private static decimal Mean(IEnumerable<HrvPoint> points) => Math.Round(points.Average(static point => point.Rmssd), 3);
}
