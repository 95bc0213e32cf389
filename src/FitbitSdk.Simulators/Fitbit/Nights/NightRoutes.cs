using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace FitbitSdk.Simulators.Fitbit.Nights;

/// <summary>The table of what the service tells of nights.</summary>
internal static class NightRoutes
{
    public static void MapNights(this IEndpointRouteBuilder routes)
    {
        routes.MapDates("hrv", "", new("hrv", HrvJson.WriteSummary));
        routes.MapDates("hrv", "/all", new("hrv", HrvJson.WriteIntraday));
        routes.MapDates("br", "", new("br", BreathingJson.WriteSummary));
        routes.MapDates("br", "/all", new("br", BreathingJson.WriteIntraday));
        routes.MapDates("spo2", "", new(null, OxygenJson.WriteSummary));
        routes.MapDates("spo2", "/all", new(null, OxygenJson.WriteIntraday));
        routes.MapDates("temp/skin", "", new("tempSkin", SkinTemperatureJson.Write));
    }

    private static void MapDates(this IEndpointRouteBuilder routes, string measure, string detail, NightsEndpoint endpoint)
    {
        routes.MapGet($"/1/user/{{user}}/{measure}/date/{{date}}{detail}.json", endpoint.HandleAsync);
        routes.MapGet($"/1/user/{{user}}/{measure}/date/{{date}}/{{end}}{detail}.json", endpoint.HandleAsync);
    }
}
