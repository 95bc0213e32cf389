using System.Globalization;
using FitbitSdk.Simulators.Internal;
using FitbitSdk.Simulators.People;
using Microsoft.AspNetCore.Http;

namespace FitbitSdk.Simulators.Fitbit.Intraday;

/// <summary>Which part of which day an intraday request asks for, and how fine.</summary>
internal sealed class IntradayQuery
{
    private const int MinutesPerDay = 1440;
    private const long QuarterHour = 900;

    public required DateOnly Date { get; init; }

    /// <summary>Gets the day as instants; 23 to 25 hours long when it is a local one.</summary>
    public required Stretch Day { get; init; }

    /// <summary>Gets the minutes of a point; 0 means single samples.</summary>
    public required int Interval { get; init; }

    public required bool HasWindow { get; init; }

    /// <summary>Gets the first minute of the day that is asked for.</summary>
    public required int FirstMinute { get; init; }

    /// <summary>Gets the minute after the last: the end minute in the path belongs to the answer as a whole.</summary>
    public required int EndMinute { get; init; }

    /// <summary>Gets the clock's offset in each quarter of an hour of <see cref="Day"/>: a zone's own tables are too slow for each sample of a day.</summary>
    public required int[] Offsets { get; init; }

    public bool Contains(int secondOfDay) => secondOfDay >= FirstMinute * 60 && secondOfDay < EndMinute * 60;

    /// <summary>What the clock of the answer shows: the UTC clock or the wall clock, on which an hour can be missing or come twice.</summary>
    public int SecondOfDay(long instant)
    {
        long clock = instant + Offsets[(instant - Day.Start) / QuarterHour];
        return (int)(((clock % CivilClock.SecondsPerDay) + CivilClock.SecondsPerDay) % CivilClock.SecondsPerDay);
    }

    public static IntradayQuery? Read(HttpContext context, ReadOnlySpan<string> details, out ApiError? error)
    {
        FitbitCall call = FitbitCall.Of(context);
        (string? date, string? detail) = (Value(context, "date"), Value(context, "detail"));
        (string? start, string? end) = (Value(context, "start"), Value(context, "end"));
        string zone = context.Request.Query["timezone"].ToString();
        int first = 0;
        int last = MinutesPerDay - 1;
        error = null;
        if (!call.TryReadDate(date, out DateOnly day))
        {
            error = ApiError.Validation("date", $"Invalid date: {date}");
        }
        else if (detail is null || !details.Contains(detail))
        {
            error = ApiError.Validation("detail-level", $"Invalid detail level: {detail}");
        }
        else if (zone is not ("" or "UTC"))
        {
            error = ApiError.Validation("timezone", $"Invalid time zone: {zone}");
        }
        else if (start is not null && (!TryReadMinute(start, out first) || !TryReadMinute(end, out last) || last < first))
        {
            error = ApiError.Validation("time", $"Invalid time range: {start} to {end}");
        }

        if (error is not null)
        {
            return null;
        }

        CivilClock? clock = zone is "UTC" ? null : call.Clock;
        Stretch span = clock is null
            ? new(CivilClock.StartOfUtcDay(day), CivilClock.StartOfUtcDay(day.AddDays(1)))
            : new(clock.StartOfDay(day), clock.StartOfDay(day.AddDays(1)));
        return new()
        {
            Date = day,
            Day = span,
            Offsets = [.. Enumerable.Range(0, (int)((span.End - span.Start) / QuarterHour) + 1).Select(i => clock?.OffsetAt(span.Start + (i * QuarterHour)) ?? 0)],
            Interval = detail switch { "1min" => 1, "5min" => 5, "15min" => 15, _ => 0 },
            HasWindow = start is not null,
            FirstMinute = first,
            EndMinute = last + 1,
        };
    }

    private static string? Value(HttpContext context, string name) => context.Request.RouteValues[name] as string;

    private static bool TryReadMinute(string? text, out int minute)
    {
        bool isTime = TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly time);
        minute = (time.Hour * 60) + time.Minute;
        return isTime;
    }
}
