using System.Globalization;
using System.Text.Json;
using FitbitSdk.Simulators.Internal;
using FitbitSdk.Simulators.People;
using FitbitSdk.Simulators.People.Nights;
using Microsoft.AspNetCore.Http;

namespace FitbitSdk.Simulators.Fitbit.Intraday;

/// <summary><c>GET /1/user/-/activities/heart/date/{date}/{1d|date}/{detail}[/time/{start}/{end}].json</c>.</summary>
internal static class HeartIntradayEndpoint
{
    private static readonly string[] Details = ["1sec", "1min", "5min", "15min"];

    public static Task HandleAsync(HttpContext context)
    {
        if (IntradayQuery.Read(context, Details, out ApiError? error) is not { } query)
        {
            return Reply.ErrorAsync(context, error!);
        }

        FitbitCall call = FitbitCall.Of(context);
        HeartDay[] days = [.. query.Days.Select(day => Read(day, query.Interval, call))];
        return Reply.JsonAsync(context, StatusCodes.Status200OK, writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("activities-heart");
            foreach (HeartDay day in days)
            {
                if (query.HasWindow)
                {
                    WriteWindow(writer, day);
                }
                else
                {
                    WriteDay(writer, day.Date, day.Zones, RestingHeartRates.Of(call.User.Person, call.Upload));
                }
            }

            writer.WriteEndArray();
            DatasetWriter.Write(writer, "activities-heart-intraday", days.Length == 1 ? days[0].Points : [.. days.SelectMany(static day => day.Points)], query.Interval);
            writer.WriteEndObject();
        });
    }

    private static HeartDay Read(IntradayDay day, int interval, FitbitCall call)
    {
        List<HeartSample> samples = [.. call.Upload.Heart(day.Span).Where(sample => day.Contains(day.SecondOfDay(sample.Time)))];
        return new(day.Date, [.. interval == 0 ? Single(day, samples) : Means(day, interval, samples)], new(call.User.Person, samples));
    }

    private static IEnumerable<Point> Single(IntradayDay day, List<HeartSample> samples) =>
        samples.Select(sample => new Point(day.SecondOfDay(sample.Time), sample.Bpm));

    /// <summary>One mean per interval that has samples, in the order of time: a repeated hour gives its labels twice.</summary>
    private static IEnumerable<Point> Means(IntradayDay day, int interval, List<HeartSample> samples)
    {
        int length = interval * 60;
        for (int first = 0, end; first < samples.Count; first = end)
        {
            int bucket = day.SecondOfDay(samples[first].Time) / length;
            int sum = 0;
            for (end = first; end < samples.Count && day.SecondOfDay(samples[end].Time) / length == bucket; end++)
            {
                sum += samples[end].Bpm;
            }

            yield return new(bucket * length, (int)Math.Round((double)sum / (end - first)));
        }
    }

    /// <summary>One date with its zones, the same in intraday answers and in the daily series.</summary>
    public static void WriteDay(Utf8JsonWriter writer, DateOnly date, HeartZones zones, IReadOnlyDictionary<DateOnly, int> resting)
    {
        writer.WriteStartObject();
        writer.WriteString("dateTime", FitbitCall.Text(date));
        writer.WriteStartObject("value");
        WriteCustomZones(writer);
        zones.Write(writer);
        if (resting.TryGetValue(date, out int bpm))
        {
            writer.WriteNumber("restingHeartRate", bpm);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    /// <summary>With a time window <c>value</c> is the mean as text, and the zones stand beside it.</summary>
    private static void WriteWindow(Utf8JsonWriter writer, HeartDay day)
    {
        double mean = day.Points.Count == 0 ? 0 : day.Points.Average(static point => point.Value);
        writer.WriteStartObject();
        WriteCustomZones(writer);
        writer.WriteString("dateTime", FitbitCall.Text(day.Date));
        day.Zones.Write(writer);
        writer.WriteString("value", mean.ToString("0.##", CultureInfo.InvariantCulture));
        writer.WriteEndObject();
    }

    private static void WriteCustomZones(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("customHeartRateZones");
        writer.WriteEndArray();
    }

    private sealed record HeartDay(DateOnly Date, List<Point> Points, HeartZones Zones);
}
