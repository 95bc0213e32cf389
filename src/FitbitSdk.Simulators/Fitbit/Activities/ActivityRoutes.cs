using FitbitSdk.Simulators.Fitbit.Lists;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace FitbitSdk.Simulators.Fitbit.Activities;

/// <summary>The activity log: <c>GET /1/user/-/activities/list.json</c>.</summary>
internal static class ActivityRoutes
{
    public static void MapActivities(this IEndpointRouteBuilder routes) => routes.MapGet("/1/user/{user}/activities/list.json", ListAsync);

    private static Task ListAsync(HttpContext context) =>
        LogListReply.WriteAsync(context, "activities", static call => call.Upload.ActivityLogs(), ActivityJson.Write);
}
