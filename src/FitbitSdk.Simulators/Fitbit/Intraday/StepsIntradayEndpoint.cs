using System.Globalization;
using FitbitSdk.Simulators.Internal;
using FitbitSdk.Simulators.People;
using Microsoft.AspNetCore.Http;

namespace FitbitSdk.Simulators.Fitbit.Intraday;

/// <summary><c>GET /1/user/-/activities/steps/date/{date}/1d/{detail}[/time/{start}/{end}].json</c>.</summary>
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

        int[] minutes = ByClockMinute(query, FitbitCall.Of(context).Upload);
        int total = minutes[query.FirstMinute..query.EndMinute].Sum();
        return Reply.JsonAsync(context, StatusCodes.Status200OK, writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("activities-steps");
            writer.WriteStartObject();
            writer.WriteString("dateTime", FitbitCall.Text(query.Date));
            writer.WriteString("value", total.ToString(CultureInfo.InvariantCulture));
            writer.WriteEndObject();
            writer.WriteEndArray();
            DatasetWriter.Write(writer, "activities-steps-intraday", [.. Sums(query, minutes)], query.Interval);
            writer.WriteEndObject();
        });
    }

    /// <summary>Intervals are aligned to the day; a window that starts inside one begins with the rest of it.</summary>
    private static IEnumerable<Point> Sums(IntradayQuery query, int[] minutes)
    {
        for (int minute = query.FirstMinute, end; minute < query.EndMinute; minute = end)
        {
            end = Math.Min(((minute / query.Interval) + 1) * query.Interval, query.EndMinute);
            yield return new(minute * 60, minutes[minute..end].Sum());
        }
    }

    /// <summary>A clock day has 1,440 minutes, also when the hands move: a skipped hour stays zero, a repeated one holds both passes.</summary>
    private static int[] ByClockMinute(IntradayQuery query, Upload upload)
    {
        int[] minutes = new int[1440];
        for (long at = query.Day.Start; at < query.Day.End; at += 60)
        {
            minutes[query.SecondOfDay(at) / 60] += upload.Steps(at);
        }

        return minutes;
    }
}
