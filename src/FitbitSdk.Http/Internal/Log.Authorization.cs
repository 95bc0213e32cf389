using FitbitSdk.Records;
using Microsoft.Extensions.Logging;

namespace FitbitSdk.Http;

/// <summary>Event ids 1030 to 1039: users who authorize.</summary>
internal static partial class Log
{
    [LoggerMessage(1030, LogLevel.Information, "{Provider}: {User} authorized; {Granted} scopes were granted, {Missing} of those asked for were not.")]
    public static partial void Authorized(this ILogger logger, ProviderId provider, UserKey user, int granted, int missing);

    [LoggerMessage(1031, LogLevel.Information, "{Provider}: {User} did not authorize ({Outcome}).")]
    public static partial void NotAuthorized(this ILogger logger, ProviderId provider, UserKey user, AuthorizationOutcome outcome);

    [LoggerMessage(1032, LogLevel.Warning, "{Provider}: a callback was refused ({Failure}).")]
    public static partial void CallbackRefused(this ILogger logger, ProviderId provider, AuthorizationFailure failure);

    [LoggerMessage(1033, LogLevel.Information, "{Provider}: revoking the tokens of {User}: {Outcome}.")]
    public static partial void Revoking(this ILogger logger, ProviderId provider, UserKey user, RevocationOutcome outcome);
}
