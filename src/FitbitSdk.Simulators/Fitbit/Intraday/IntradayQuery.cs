using System.Globalization;
using FitbitSdk.Simulators.Internal;
using FitbitSdk.Simulators.People;
using Microsoft.AspNetCore.Http;

namespace FitbitSdk.Simulators.Fitbit.Intraday;

/// <summary>Which 24 hours at most an intraday request asks for, and how fine.</summary>
internal sealed class IntradayQuery
{
    private const int SecondsPerDay = CivilClock.SecondsPerDay;

    /// <summary>Gets the one date, or the two that a time window ties together.</summary>
    public required IReadOnlyList<IntradayDay> Days { get; init; }

    /// <summary>Gets the minutes of a point; 0 means single samples.</summary>
    public required int Interval { get; init; }

    public required bool HasWindow { get; init; }

    public static IntradayQuery? Read(HttpContext context, ReadOnlySpan<string> details, out ApiError? error)
    {
        FitbitCall call = FitbitCall.Of(context);
        (string? date, string? until, string? detail) = (Value(context, "date"), Value(context, "until"), Value(context, "detail"));
        (string? start, string? end) = (Value(context, "start"), Value(context, "end"));
        string zone = context.Request.Query["timezone"].ToString();
        Stretch first = new(0, 1);
        Stretch last = new(SecondsPerDay - 1, SecondsPerDay);
        error = null;
        if (!call.TryReadDate(date, out DateOnly from))
        {
            error = ApiError.Validation("date", $"Invalid date: {date}");
        }
        else if (!call.TryReadDate(until ?? date, out DateOnly to) || to < from)
        {
            error = ApiError.Validation("end-date", $"Invalid end date: {until}");
        }
        else if (detail is null || !details.Contains(detail))
        {
            error = ApiError.Validation("detail-level", $"Invalid detail level: {detail}");
        }
        else if (zone is not ("" or "UTC"))
        {
            error = ApiError.Validation("timezone", $"Invalid time zone: {zone}");
        }
        else if (start is not null && (!TryReadTime(start, out first) || !TryReadTime(end, out last) || (to == from && last.Start < first.Start)))
        {
            error = ApiError.Validation("time", $"Invalid time range: {start} to {end}");
        }
        else if (last.Start - first.Start + ((to.DayNumber - from.DayNumber) * (long)SecondsPerDay) > SecondsPerDay)
        {
            // From a time to the same time on the next date is 24 hours: the service counts from label to label.
            error = ApiError.TooManyPoints;
        }
        else
        {
            CivilClock? clock = zone is "UTC" ? null : call.Clock;
            return new()
            {
                Days = to == from
                    ? [new(from, clock, new(first.Start, last.End))]
                    : [new(from, clock, new(first.Start, SecondsPerDay)), new(to, clock, new(0, last.End))],
                Interval = detail switch { "1min" => 1, "5min" => 5, "15min" => 15, _ => 0 },
                HasWindow = start is not null,
            };
        }

        return null;
    }

    private static string? Value(HttpContext context, string name) => context.Request.RouteValues[name] as string;

    /// <summary>A time names its whole minute or, with seconds, its second: both ends belong to the answer.</summary>
    private static bool TryReadTime(string? text, out Stretch named)
    {
        bool isMinute = TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly time);
        bool isSecond = !isMinute && TimeOnly.TryParseExact(text, "HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
        long start = (long)time.ToTimeSpan().TotalSeconds;
        named = new(start, start + (isMinute ? 60 : 1));
        return isMinute || isSecond;
    }
}
