using FitbitSdk.Simulators.Internal;
using Microsoft.AspNetCore.Http;

namespace FitbitSdk.Simulators.Fitbit.Sleep;

/// <summary>The answer while a night is still being processed: neither logs nor an error, but when to ask again.</summary>
internal static class PendingSleep
{
    private const int RetryMilliseconds = 3000;

    public static Task HandleAsync(HttpContext context) => Reply.JsonAsync(context, StatusCodes.Status200OK, static writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartObject("meta");
        writer.WriteNumber("retryDuration", RetryMilliseconds);
        writer.WriteString("state", "pending");
        writer.WriteEndObject();
        writer.WriteEndObject();
    });
}
