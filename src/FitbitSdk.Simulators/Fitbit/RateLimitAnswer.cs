using System.Globalization;
using FitbitSdk.Simulators.Internal;
using FitbitSdk.Simulators.OAuth;
using Microsoft.AspNetCore.Http;

namespace FitbitSdk.Simulators.Fitbit;

/// <summary>429, in either form the service is known to use.</summary>
internal static class RateLimitAnswer
{
    private const int EarlierBySeconds = 60;

    public static Task WriteAsync(HttpContext context, bool isOldForm, DateTimeOffset now)
    {
        // Not the true reset, as reported of the service: who trusts it comes a minute early and is refused again.
        int seconds = Math.Max(0, HourlyQuota.SecondsToReset(now) - EarlierBySeconds);
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return Reply.ErrorAsync(context, isOldForm ? ApiError.RateLimitExceeded(BearerToken.Of(context.Request) ?? "") : ApiError.TooManyRequests);
    }
}
