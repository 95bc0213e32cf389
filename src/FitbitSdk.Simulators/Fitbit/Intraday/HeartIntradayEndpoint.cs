using System.Globalization;
using System.Text.Json;
using FitbitSdk.Simulators.Internal;
using FitbitSdk.Simulators.People;
using FitbitSdk.Simulators.People.Nights;
using Microsoft.AspNetCore.Http;

namespace FitbitSdk.Simulators.Fitbit.Intraday;

/// <summary><c>GET /1/user/-/activities/heart/date/{date}/1d/{detail}[/time/{start}/{end}].json</c>.</summary>
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
        List<HeartSample> samples = [.. call.Upload.Heart(query.Day).Where(sample => query.Contains(query.SecondOfDay(sample.Time)))];
        List<Point> points = [.. query.Interval == 0 ? Single(query, samples) : Means(query, samples)];
        HeartZones zones = new(call.User.Person, samples);
        return Reply.JsonAsync(context, StatusCodes.Status200OK, writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("activities-heart");
            if (query.HasWindow)
            {
                WriteWindow(writer, query, zones, points);
            }
            else
            {
                WriteDay(writer, query.Date, zones, RestingHeartRates.Of(call.User.Person, call.Upload));
            }

            writer.WriteEndArray();
            DatasetWriter.Write(writer, "activities-heart-intraday", points, query.Interval);
            writer.WriteEndObject();
        });
    }

    private static IEnumerable<Point> Single(IntradayQuery query, List<HeartSample> samples) =>
        samples.Select(sample => new Point(query.SecondOfDay(sample.Time), sample.Bpm));

    /// <summary>One mean per interval that has samples, in the order of time: a repeated hour gives its labels twice.</summary>
    private static IEnumerable<Point> Means(IntradayQuery query, List<HeartSample> samples)
    {
        int length = query.Interval * 60;
        for (int first = 0, end; first < samples.Count; first = end)
        {
            int bucket = query.SecondOfDay(samples[first].Time) / length;
            int sum = 0;
            for (end = first; end < samples.Count && query.SecondOfDay(samples[end].Time) / length == bucket; end++)
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
    private static void WriteWindow(Utf8JsonWriter writer, IntradayQuery query, HeartZones zones, List<Point> points)
    {
        double mean = points.Count == 0 ? 0 : points.Average(static point => point.Value);
        writer.WriteStartObject();
        WriteCustomZones(writer);
        writer.WriteString("dateTime", FitbitCall.Text(query.Date));
        zones.Write(writer);
        writer.WriteString("value", mean.ToString("0.##", CultureInfo.InvariantCulture));
        writer.WriteEndObject();
    }

    private static void WriteCustomZones(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("customHeartRateZones");
        writer.WriteEndArray();
    }
}
