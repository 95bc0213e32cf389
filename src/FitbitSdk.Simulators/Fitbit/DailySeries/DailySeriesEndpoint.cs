using System.Globalization;
using FitbitSdk.Simulators.Fitbit.Nights;
using FitbitSdk.Simulators.Internal;
using FitbitSdk.Simulators.People;
using FitbitSdk.Simulators.People.Energy;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace FitbitSdk.Simulators.Fitbit.DailySeries;

/// <summary><c>GET /1/user/-/activities/{resource}/date/{date}/{1d|7d|30d|1w|1m}.json</c>, which ends on the date, and <c>…/{start}/{end}.json</c>: a total a date, as text.</summary>
/// <remarks>Every date is filled, also those of the future: with zeros and rest. That is the service's trap.</remarks>
internal sealed class DailySeriesEndpoint(string resource, Func<DailyTotals, double> total)
{
    private const int MaximumDates = 1095;

    private static readonly DailySeriesEndpoint[] All =
    [
        new("steps", static day => day.Steps),
        new("distance", static day => day.Kilometres),
        new("calories", static day => day.Calories),
        new("minutesSedentary", static day => day.Minutes(0)),
        new("minutesLightlyActive", static day => day.Minutes(1)),
        new("minutesFairlyActive", static day => day.Minutes(2)),
        new("minutesVeryActive", static day => day.Minutes(3)),
    ];

    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (DailySeriesEndpoint series in All)
        {
            series.MapAt(routes);
        }
    }

    private void MapAt(IEndpointRouteBuilder routes) => routes.MapGet($"/1/user/{{user}}/activities/{resource}/date/{{date}}/{{end}}.json", HandleAsync);

    private Task HandleAsync(HttpContext context)
    {
        FitbitCall call = FitbitCall.Of(context);
        ApiError? error = null;
        if ((DateRange.ReadPeriod(context) ?? DateRange.Read(context, MaximumDates, out error)) is not { } range)
        {
            return Reply.ErrorAsync(context, error!);
        }

        return Reply.JsonAsync(context, StatusCodes.Status200OK, writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("activities-" + resource);
            for (DateOnly date = range.First; date <= range.Last; date = date.AddDays(1))
            {
                Stretch day = new(call.Clock.StartOfDay(date), call.Clock.StartOfDay(date.AddDays(1)));
                writer.WriteStartObject();
                writer.WriteString("dateTime", FitbitCall.Text(date));
                writer.WriteString("value", total(call.User.Totals.Of(call.User.Person, call.Upload, day)).ToString(CultureInfo.InvariantCulture));
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }
}
