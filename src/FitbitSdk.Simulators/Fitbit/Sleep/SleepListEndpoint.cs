using FitbitSdk.Simulators.Fitbit.Lists;
using Microsoft.AspNetCore.Http;

namespace FitbitSdk.Simulators.Fitbit.Sleep;

/// <summary><c>GET /1.2/user/-/sleep/list.json</c>.</summary>
internal static class SleepListEndpoint
{
    public static Task HandleAsync(HttpContext context) => LogListReply.WriteAsync(context, "sleep", static call => call.Upload.Sleep(), SleepJson.Write);
}
