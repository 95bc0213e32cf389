using FitbitSdk.Simulators.Internal;
using FitbitSdk.Simulators.People;
using FitbitSdk.Simulators.People.Sleep;
using Microsoft.AspNetCore.Http;

namespace FitbitSdk.Simulators.Fitbit.Sleep;

/// <summary><c>GET /1.2/user/-/sleep/date/{date}.json</c> and <c>…/{start}/{end}.json</c>: by the date of the end, newest first.</summary>
internal static class SleepDateEndpoint
{
    private const int MaximumDays = 100;

    public static Task HandleDateAsync(HttpContext context)
    {
        FitbitCall call = FitbitCall.Of(context);
        string? text = context.Request.RouteValues["date"] as string;
        if (!call.TryReadDate(text, out DateOnly date))
        {
            return Reply.ErrorAsync(context, ApiError.Validation("date", $"Invalid date: {text}"));
        }

        List<SleepLog> logs = Between(call, date, date);
        Life life = call.User.Tracker.Life;
        return Reply.JsonAsync(context, StatusCodes.Status200OK, writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("sleep");
            logs.ForEach(log => SleepJson.Write(writer, log, life));
            writer.WriteEndArray();
            writer.WriteStartObject("summary");
            if (logs.Find(static log => log.Kind is SleepKind.Stages) is { } night)
            {
                writer.WriteStartObject("stages");
                foreach (LevelTotal total in night.Totals)
                {
                    writer.WriteNumber(total.Level, total.Minutes);
                }

                writer.WriteEndObject();
            }

            writer.WriteNumber("totalMinutesAsleep", logs.Sum(static log => log.MinutesAsleep));
            writer.WriteNumber("totalSleepRecords", logs.Count);
            writer.WriteNumber("totalTimeInBed", logs.Sum(static log => log.MinutesInBed));
            writer.WriteEndObject();
            writer.WriteEndObject();
        });
    }

    public static Task HandleRangeAsync(HttpContext context)
    {
        FitbitCall call = FitbitCall.Of(context);
        (string? startText, string? endText) = (context.Request.RouteValues["start"] as string, context.Request.RouteValues["end"] as string);
        if (!call.TryReadDate(startText, out DateOnly start) || !call.TryReadDate(endText, out DateOnly end) || end < start)
        {
            return Reply.ErrorAsync(context, ApiError.Validation("date", $"Invalid date range: {startText} to {endText}"));
        }

        if (end.DayNumber - start.DayNumber + 1 > MaximumDays)
        {
            return Reply.ErrorAsync(context, ApiError.Validation("date", "The maximum range is 100 days."));
        }

        List<SleepLog> logs = Between(call, start, end);
        Life life = call.User.Tracker.Life;
        return Reply.JsonAsync(context, StatusCodes.Status200OK, writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("sleep");
            logs.ForEach(log => SleepJson.Write(writer, log, life));
            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }

    private static List<SleepLog> Between(FitbitCall call, DateOnly start, DateOnly end) =>
        [.. call.Upload.Sleep().Where(log => log.DateOfSleep >= start && log.DateOfSleep <= end).Reverse()];
}
