using FitbitSdk.Simulators.Fitbit.Activities;
using FitbitSdk.Simulators.Fitbit.Intraday;
using FitbitSdk.Simulators.Fitbit.Nights;
using FitbitSdk.Simulators.Fitbit.Sleep;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace FitbitSdk.Simulators.Fitbit;

/// <summary>The table of simulated endpoints.</summary>
internal static class FitbitRoutes
{
    public static void MapFitbit(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/1/user/{user}/profile.json", ProfileEndpoint.HandleAsync);
        routes.MapGet("/1/user/{user}/devices.json", DevicesEndpoint.HandleAsync);

        routes.MapGet("/1/user/{user}/activities/heart/date/{date}/1d/{detail}.json", HeartIntradayEndpoint.HandleAsync);
        routes.MapGet("/1/user/{user}/activities/heart/date/{date}/1d/{detail}/time/{start}/{end}.json", HeartIntradayEndpoint.HandleAsync);
        routes.MapGet("/1/user/{user}/activities/steps/date/{date}/1d/{detail}.json", StepsIntradayEndpoint.HandleAsync);
        routes.MapGet("/1/user/{user}/activities/steps/date/{date}/1d/{detail}/time/{start}/{end}.json", StepsIntradayEndpoint.HandleAsync);

        routes.MapGet("/1.2/user/{user}/sleep/list.json", SleepListEndpoint.HandleAsync);
        routes.MapGet("/1.2/user/{user}/sleep/date/{date}.json", SleepDateEndpoint.HandleDateAsync);
        routes.MapGet("/1.2/user/{user}/sleep/date/{start}/{end}.json", SleepDateEndpoint.HandleRangeAsync);

        routes.MapNights();
        routes.MapActivities();
    }
}
