using FitbitSdk.Records;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace FitbitSdk.Http;

/// <summary>Event ids 1000 to 1049. A user is named by the digest that <see cref="UserKey"/> prints; no token, address or answer is ever logged.</summary>
internal static partial class Log
{
    [LoggerMessage(1000, LogLevel.Information, "{Provider}: tokens of {User} were refreshed, valid until {ExpiresAt}.")]
    public static partial void TokensRefreshed(this ILogger logger, ProviderId provider, UserKey user, Instant expiresAt);

    [LoggerMessage(1001, LogLevel.Warning, "{Provider}: the answer to refresh {Post} for {User} was lost ({Kind}); the identical request may be repeated.")]
    public static partial void RefreshAnswerLost(this ILogger logger, ProviderId provider, UserKey user, int post, HealthApiErrorKind kind);

    [LoggerMessage(1002, LogLevel.Information, "{Provider}: someone else stored tokens of {User} first; they are used.")]
    public static partial void StoredTokensAdopted(this ILogger logger, ProviderId provider, UserKey user);

    [LoggerMessage(1003, LogLevel.Warning, "{Provider}: the refresh token of {User} is refused; the user must authorize again.")]
    public static partial void RefreshTokenRefused(this ILogger logger, ProviderId provider, UserKey user);

    [LoggerMessage(1004, LogLevel.Warning, "{Provider}: the new tokens of {User} could not be stored (attempt {Attempt}, {ErrorClass}).")]
    public static partial void StoreFailed(this ILogger logger, ProviderId provider, UserKey user, int attempt, string errorClass);

    [LoggerMessage(1005, LogLevel.Warning, "{Provider}: the token lease of {User} could not be given back ({ErrorClass}); it runs out by itself.")]
    public static partial void LeaseNotGivenBack(this ILogger logger, ProviderId provider, UserKey user, string errorClass);

    [LoggerMessage(1006, LogLevel.Information, "{Provider}: tokens from elsewhere were stored for {User}.")]
    public static partial void TokensAdopted(this ILogger logger, ProviderId provider, UserKey user);

    [LoggerMessage(1007, LogLevel.Warning, "{Provider}: the stored tokens of {User} cannot be read ({ErrorClass}) and are removed for those of a new authorization.")]
    public static partial void StoredTokensUnreadable(this ILogger logger, ProviderId provider, UserKey user, string errorClass);

    [LoggerMessage(1008, LogLevel.Warning, "An observer failed at {Event} with {Error}; the tokens are stored.")]
    public static partial void ObserverFailed(this ILogger logger, SyncEventKind @event, string error);

    [LoggerMessage(1010, LogLevel.Information, "{Provider}: {Operation} of {User} is held back until {Until}, when the quota is reset.")]
    public static partial void HeldBack(this ILogger logger, ProviderId provider, string operation, UserKey user, Instant until);

    [LoggerMessage(1011, LogLevel.Warning, "{Provider}: too many requests of {User}; nothing is sent until {Until}.")]
    public static partial void Shut(this ILogger logger, ProviderId provider, UserKey user, Instant until);

    [LoggerMessage(1020, LogLevel.Information, "{Operation} failed ({Failure}); attempt {Attempt} follows in {Delay}.")]
    public static partial void Repeating(this ILogger logger, string operation, string failure, int attempt, TimeSpan delay);

    [LoggerMessage(1021, LogLevel.Information, "{Operation}: the access token of {User} was refused; the request is repeated once with another.")]
    public static partial void AccessTokenRefused(this ILogger logger, string operation, UserKey user);

    [LoggerMessage(1040, LogLevel.Debug, "{Operation} of {User} is not granted ({Kind}); the status goes without it.")]
    public static partial void StatusPartMissing(this ILogger logger, string operation, UserKey user, HealthApiErrorKind kind);
}
