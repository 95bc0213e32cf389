using System.Globalization;
using System.Text.Json;
using FitbitSdk.Simulators.Internal;
using FitbitSdk.Simulators.People;
using FitbitSdk.Simulators.People.Energy;
using Microsoft.AspNetCore.Http;

namespace FitbitSdk.Simulators.Fitbit.Intraday;

/// <summary><c>GET /1/user/-/activities/calories/date/{date}/{1d|date}/{detail}[/time/{start}/{end}].json</c>.</summary>
/// <remarks>Every interval is filled: with rest where nothing is known, which no answer tells from a minute of true rest.</remarks>
internal static class CaloriesIntradayEndpoint
{
    private static readonly string[] Details = ["1min", "5min", "15min"];

    public static Task HandleAsync(HttpContext context)
    {
        if (IntradayQuery.Read(context, Details, out ApiError? error) is not { } query)
        {
            return Reply.ErrorAsync(context, error!);
        }

        Upload upload = FitbitCall.Of(context).Upload;
        ClockMinute[][] minutes = [.. query.Days.Select(day => ByClockMinute(day, upload))];
        return Reply.JsonAsync(context, StatusCodes.Status200OK, writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("activities-calories");
            foreach ((IntradayDay day, ClockMinute[] burnt) in query.Days.Zip(minutes))
            {
                // Of the whole date, also beside a time window.
                writer.WriteStartObject();
                writer.WriteString("dateTime", FitbitCall.Text(day.Date));
                writer.WriteString("value", Math.Round(burnt.Sum(static minute => minute.Kilocalories)).ToString(CultureInfo.InvariantCulture));
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteStartObject("activities-calories-intraday");
            writer.WriteStartArray("dataset");
            foreach ((IntradayDay day, ClockMinute[] burnt) in query.Days.Zip(minutes))
            {
                foreach (Range part in day.Intervals(query.Interval))
                {
                    Write(writer, part.Start.Value, burnt[part]);
                }
            }

            writer.WriteEndArray();
            writer.WriteNumber("datasetInterval", query.Interval);
            writer.WriteString("datasetType", "minute");
            writer.WriteEndObject();
            writer.WriteEndObject();
        });
    }

    /// <summary>An interval sums its kilocalories; its equivalents are the mean of its minutes', and its level is the level of that mean.</summary>
    private static void Write(Utf8JsonWriter writer, int minute, ReadOnlySpan<ClockMinute> part)
    {
        (double kilocalories, int mets, int passes) = (0, 0, 0);
        foreach (ClockMinute one in part)
        {
            (kilocalories, mets, passes) = (kilocalories + one.Kilocalories, mets + one.Mets, passes + one.Passes);
        }

        int mean = passes == 0 ? 0 : (int)Math.Round((double)mets / passes);
        writer.WriteStartObject();
        writer.WriteNumber("level", MinuteEnergy.LevelOf(mean));
        writer.WriteNumber("mets", mean);
        writer.WriteString("time", $"{minute / 60:00}:{minute % 60:00}:00");
        writer.WriteNumber("value", kilocalories);
        writer.WriteEndObject();
    }

    /// <summary>A clock day has 1,440 minutes, also when the hands move: a skipped hour holds nothing, a repeated one both passes.</summary>
    private static ClockMinute[] ByClockMinute(IntradayDay day, Upload upload)
    {
        ClockMinute[] minutes = new ClockMinute[IntradayDay.MinutesPerDay];
        foreach ((long instant, int clockMinute) in day.Minutes())
        {
            MinuteEnergy energy = upload.Energy(instant);
            ClockMinute before = minutes[clockMinute];
            minutes[clockMinute] = new(before.Kilocalories + energy.Kilocalories, before.Mets + energy.Mets, before.Passes + 1);
        }

        return minutes;
    }

    private readonly record struct ClockMinute(double Kilocalories, int Mets, int Passes);
}
