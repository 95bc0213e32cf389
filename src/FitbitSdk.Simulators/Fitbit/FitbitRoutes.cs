using FitbitSdk.Simulators.Fitbit.Activities;
using FitbitSdk.Simulators.Fitbit.DailySeries;
using FitbitSdk.Simulators.Fitbit.HeartSeries;
using FitbitSdk.Simulators.Fitbit.Intraday;
using FitbitSdk.Simulators.Fitbit.Nights;
using FitbitSdk.Simulators.Fitbit.Sleep;
using FitbitSdk.Simulators.Fitbit.Weight;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace FitbitSdk.Simulators.Fitbit;

/// <summary>The table of simulated endpoints.</summary>
internal static class FitbitRoutes
{
    public static void MapFitbit(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/1/user/{user}/profile.json", ProfileEndpoint.HandleAsync);
        routes.MapGet("/1/user/{user}/devices.json", DevicesEndpoint.HandleAsync);

        routes.MapIntraday("heart", HeartIntradayEndpoint.HandleAsync);
        // One route for periods and ranges: the router sees no difference between the two.
        routes.MapGet("/1/user/{user}/activities/heart/date/{date}/{end}.json", HeartSeriesEndpoint.HandleAsync);

        routes.MapIntraday("steps", StepsIntradayEndpoint.HandleAsync);
        routes.MapIntraday("calories", CaloriesIntradayEndpoint.HandleAsync);

        DailySeriesEndpoint.Map(routes);

        routes.MapGet("/1/user/{user}/body/log/weight/date/{date}.json", WeightEndpoint.HandleAsync);
        routes.MapGet("/1/user/{user}/body/log/weight/date/{date}/{end}.json", WeightEndpoint.HandleAsync);

        routes.MapGet("/1.2/user/{user}/sleep/list.json", SleepListEndpoint.HandleAsync);
        routes.MapGet("/1.2/user/{user}/sleep/date/{date}.json", SleepDateEndpoint.HandleDateAsync);
        routes.MapGet("/1.2/user/{user}/sleep/date/{start}/{end}.json", SleepDateEndpoint.HandleRangeAsync);

        routes.MapNights();
        routes.MapActivities();
    }

    private static void MapIntraday(this IEndpointRouteBuilder routes, string measure, RequestDelegate handler)
    {
        foreach (string range in new[] { "{date}/1d", "{date}/{until}" })
        {
            routes.MapGet($"/1/user/{{user}}/activities/{measure}/date/{range}/{{detail}}.json", handler);
            routes.MapGet($"/1/user/{{user}}/activities/{measure}/date/{range}/{{detail}}/time/{{start}}/{{end}}.json", handler);
        }
    }
}
