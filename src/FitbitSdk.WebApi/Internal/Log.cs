using FitbitSdk.Records;
using Microsoft.Extensions.Logging;

namespace FitbitSdk.WebApi;

/// <summary>Event ids 1050 to 1099; 1000 to 1049 belong to FitbitSdk.Http.</summary>
internal static partial class Log
{
    [LoggerMessage(1050, LogLevel.Debug, "{Operation} of {User} is not granted ({Kind}); the status goes without it.")]
    public static partial void StatusPartMissing(this ILogger logger, string operation, UserKey user, HealthApiErrorKind kind);
}
