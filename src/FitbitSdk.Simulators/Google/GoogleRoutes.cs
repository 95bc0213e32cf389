using FitbitSdk.Simulators.Google.DataPoints;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace FitbitSdk.Simulators.Google;

/// <summary>The table of simulated endpoints, with the scopes that open each.</summary>
internal static class GoogleRoutes
{
    public static void MapGoogleHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v4/users/{user}/dataTypes/{type}/dataPoints", ForMe(GoogleScopes.OfDataPoints, static context => DataPointsEndpoint.HandleAsync(context, isMerged: false)));
        routes.MapGet("/v4/users/{user}/dataTypes/{type}/dataPoints:reconcile", ForMe(GoogleScopes.OfDataPoints, static context => DataPointsEndpoint.HandleAsync(context, isMerged: true)));
        routes.MapGet("/v4/users/{user}/pairedDevices", ForMe([GoogleScopes.Settings], PairedDevicesEndpoint.HandleAsync, byId: true));
        routes.MapGet("/v4/users/{user}/settings", ForMe([GoogleScopes.Settings], AccountEndpoints.SettingsAsync));
        routes.MapGet("/v4/users/{user}/profile", ForMe([GoogleScopes.Profile], AccountEndpoints.ProfileAsync));
        routes.MapGet("/v4/users/{user}/identity", ForMe(GoogleScopes.All, AccountEndpoints.IdentityAsync));
    }

    /// <summary>A name that the service itself returned is refused as a parent, without a reason; only some methods also take the person's own id.</summary>
    private static RequestDelegate ForMe(IReadOnlyList<string> scopes, RequestDelegate handler, bool byId = false) => context =>
    {
        GoogleCall call = GoogleCall.Of(context);
        string user = (string)context.Request.RouteValues["user"]!;
        return !call.Scopes.Intersect(scopes, StringComparer.Ordinal).Any() ? GoogleError.ScopeInsufficient.WriteAsync(context)
            : user is "me" || (byId && user == call.User.UserId) ? handler(context)
            : GoogleError.InvalidArgument.WriteAsync(context);
    };
}
