using FitbitSdk.Simulators.Fitbit.Intraday;
using FitbitSdk.Simulators.Fitbit.Nights;
using FitbitSdk.Simulators.Internal;
using FitbitSdk.Simulators.People;
using FitbitSdk.Simulators.People.Nights;
using Microsoft.AspNetCore.Http;

namespace FitbitSdk.Simulators.Fitbit.HeartSeries;

/// <summary><c>GET /1/user/-/activities/heart/date/{date}/{1d|7d|30d|1w|1m}.json</c>, which ends on the date, and <c>…/{start}/{end}.json</c>.</summary>
internal static class HeartSeriesEndpoint
{
    private const int MaximumDates = 365;

    public static Task HandleAsync(HttpContext context)
    {
        FitbitCall call = FitbitCall.Of(context);
        string zone = context.Request.Query["timezone"].ToString();
        if (zone is not ("" or "UTC"))
        {
            return Reply.ErrorAsync(context, ApiError.Validation("timezone", $"Invalid time zone: {zone}"));
        }

        ApiError? error = null;
        if ((DateRange.ReadPeriod(context) ?? DateRange.Read(context, MaximumDates, out error)) is not { } range)
        {
            return Reply.ErrorAsync(context, error!);
        }

        IReadOnlyDictionary<DateOnly, int> resting = RestingHeartRates.Of(call.User.Person, call.Upload);
        return Reply.JsonAsync(context, StatusCodes.Status200OK, writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("activities-heart");
            for (DateOnly date = range.First; date <= range.Last; date = date.AddDays(1))
            {
                Stretch day = zone is "UTC"
                    ? new(CivilClock.StartOfUtcDay(date), CivilClock.StartOfUtcDay(date.AddDays(1)))
                    : new(call.Clock.StartOfDay(date), call.Clock.StartOfDay(date.AddDays(1)));
                HeartIntradayEndpoint.WriteDay(writer, date, call.User.Zones.Of(call.Upload, day), resting);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }
}
