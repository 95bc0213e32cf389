using System.Globalization;
using System.Text.Json;
using FitbitSdk.Simulators.Fitbit;
using FitbitSdk.Simulators.People;
using FitbitSdk.Simulators.People.Energy;
using FitbitSdk.Simulators.People.Weight;

namespace FitbitSdk.Simulators.Truth;

/// <summary>What is filed under dates that lie within the asked span, besides the nights.</summary>
internal static class DailyTruth
{
    /// <summary>Of the dates that had begun when the tracker uploaded: what comes after them is not known to be zero.</summary>
    public static void WriteActivity(Utf8JsonWriter writer, TruthCall call)
    {
        CivilClock clock = call.User.Clock;
        long known = call.Upload.Watermark ?? call.Now - IntradayTruth.BelievedAfter;
        for (DateOnly date = clock.DateAt(call.Span.Start); clock.StartOfDay(date) < Math.Min(call.Span.End, known); date = date.AddDays(1))
        {
            if (call.Contains(date))
            {
                Write(writer, date, new(call.User.Person, call.Upload, new(clock.StartOfDay(date), clock.StartOfDay(date.AddDays(1)))));
            }
        }
    }

    public static void WriteWeight(Utf8JsonWriter writer, TruthCall call)
    {
        foreach (WeightLog log in call.Upload.WeightLogs().Where(log => call.Contains(log.Date)))
        {
            writer.WriteStartObject();

            // As text, like all ids.
            writer.WriteString("logId", log.LogId.ToString(CultureInfo.InvariantCulture));
            writer.WriteString("date", FitbitCall.Text(log.Date));
            writer.WriteString("local", $"{FitbitCall.Text(log.Date)}T{FitbitCall.TimeText(log.SecondOfDay)}");
            writer.WriteNumber("kilograms", log.Kilograms);
            writer.WriteNumber("bodyMassIndex", log.BodyMassIndex);
            if (log.BodyFat is { } fat)
            {
                writer.WriteNumber("bodyFatPercent", fat);
            }

            writer.WriteString("source", log.Source);
            writer.WriteEndObject();
        }
    }

    private static void Write(Utf8JsonWriter writer, DateOnly date, DailyTotals totals)
    {
        writer.WriteStartObject();
        writer.WriteString("date", FitbitCall.Text(date));
        writer.WriteNumber("steps", totals.Steps);
        writer.WriteNumber("distanceKilometres", totals.Kilometres);
        writer.WriteNumber("calories", totals.Calories);
        writer.WriteNumber("sedentaryMinutes", totals.Minutes(0));
        writer.WriteNumber("lightlyActiveMinutes", totals.Minutes(1));
        writer.WriteNumber("fairlyActiveMinutes", totals.Minutes(2));
        writer.WriteNumber("veryActiveMinutes", totals.Minutes(3));
        writer.WriteEndObject();
    }
}
