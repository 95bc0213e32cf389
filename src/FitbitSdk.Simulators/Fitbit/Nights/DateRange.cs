using FitbitSdk.Simulators.Internal;
using Microsoft.AspNetCore.Http;

namespace FitbitSdk.Simulators.Fitbit.Nights;

/// <summary>The dates a request asks for, both ends included.</summary>
internal readonly record struct DateRange(DateOnly First, DateOnly Last)
{
    public int Count => Last.DayNumber - First.DayNumber + 1;

    public bool Contains(DateOnly date) => date >= First && date <= Last;

    /// <summary>Reads <c>{date}/{end}</c> where the end is a period that ends on the date; <see langword="null"/> where it is none.</summary>
    public static DateRange? ReadPeriod(HttpContext context)
    {
        DateOnly? first = !FitbitCall.Of(context).TryReadDate(context.Request.RouteValues["date"] as string, out DateOnly last) ? null
            : context.Request.RouteValues["end"] switch
            {
                "1d" => last,
                "7d" or "1w" => last.AddDays(-6),
                "30d" => last.AddDays(-29),
                "1m" => last.AddMonths(-1).AddDays(1),
                _ => null,
            };
        return first is { } start ? new(start, last) : null;
    }

    /// <summary>Reads <c>{date}</c>, or <c>{start}/{end}</c> where the route has an end.</summary>
    public static DateRange? Read(HttpContext context, int maximum, out ApiError? error)
    {
        FitbitCall call = FitbitCall.Of(context);
        (string? start, string? end) = (context.Request.RouteValues["date"] as string, context.Request.RouteValues["end"] as string);
        error = null;
        if (!call.TryReadDate(start, out DateOnly first) || !call.TryReadDate(end ?? start, out DateOnly last) || last < first)
        {
            error = ApiError.Validation("date", end is null ? $"Invalid date: {start}" : $"Invalid date range: {start} to {end}");
            return null;
        }

        DateRange range = new(first, last);
        error = range.Count > maximum ? ApiError.Validation("date", $"The maximum range is {maximum} days.") : null;
        return error is null ? range : null;
    }
}
