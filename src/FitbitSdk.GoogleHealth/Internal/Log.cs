using FitbitSdk.Records;
using Microsoft.Extensions.Logging;

namespace FitbitSdk.GoogleHealth;

/// <summary>Event ids 1100 to 1149; 1000 to 1049 belong to FitbitSdk.Http.</summary>
internal static partial class Log
{
    [LoggerMessage(1100, LogLevel.Debug, "{Operation} of {User} is not granted ({Kind}); the status goes without it.")]
    public static partial void StatusPartMissing(this ILogger logger, string operation, UserKey user, HealthApiErrorKind kind);
}
