using System.Globalization;
using FitbitSdk.Simulators.Internal;
using FitbitSdk.Simulators.People;
using Microsoft.AspNetCore.Http;

namespace FitbitSdk.Simulators.Fitbit.Intraday;

/// <summary><c>GET /1/user/-/activities/steps/date/{date}/{1d|date}/{detail}[/time/{start}/{end}].json</c>.</summary>
/// <remarks>Every interval is filled, also after the last upload and in the future: a zero is no proof of data. That is the service's trap.</remarks>
internal static class StepsIntradayEndpoint
{
    private static readonly string[] Details = ["1min", "5min", "15min"];

    public static Task HandleAsync(HttpContext context)
    {
        if (IntradayQuery.Read(context, Details, out ApiError? error) is not { } query)
        {
            return Reply.ErrorAsync(context, error!);
        }

        Upload upload = FitbitCall.Of(context).Upload;
        int[][] minutes = [.. query.Days.Select(day => ByClockMinute(day, upload))];
        return Reply.JsonAsync(context, StatusCodes.Status200OK, writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("activities-steps");
            foreach ((IntradayDay day, int[] steps) in query.Days.Zip(minutes))
            {
                // Of the whole date, also beside a time window.
                writer.WriteStartObject();
                writer.WriteString("dateTime", FitbitCall.Text(day.Date));
                writer.WriteString("value", steps.Sum().ToString(CultureInfo.InvariantCulture));
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            DatasetWriter.Write(writer, "activities-steps-intraday", [.. query.Days.Zip(minutes).SelectMany(pair => Sums(pair.First, pair.Second, query.Interval))], query.Interval);
            writer.WriteEndObject();
        });
    }

    private static IEnumerable<Point> Sums(IntradayDay day, int[] minutes, int interval) =>
        day.Intervals(interval).Select(part => new Point(part.Start.Value * 60, minutes[part].Sum()));

    /// <summary>A clock day has 1,440 minutes, also when the hands move: a skipped hour stays zero, a repeated one holds both passes.</summary>
    private static int[] ByClockMinute(IntradayDay day, Upload upload)
    {
        int[] minutes = new int[IntradayDay.MinutesPerDay];
        foreach ((long instant, int clockMinute) in day.Minutes())
        {
            minutes[clockMinute] += upload.Steps(instant);
        }

        return minutes;
    }
}
