using FitbitSdk.Records;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace FitbitSdk.Sync;

/// <summary>Event ids 1200 to 1299. A user is named by a digest; no value of a record is ever logged.</summary>
internal static partial class Log
{
    [LoggerMessage(1200, LogLevel.Information, "{User} at {Provider}: {Outcome} after {Requests} requests, {Records} records.")]
    public static partial void RunEnded(this ILogger logger, UserKey user, string provider, StreamOutcome outcome, int requests, long records);

    [LoggerMessage(1201, LogLevel.Debug, "{User}: {Stream} {Window} ({Purpose}) delivered, {Records} records, {Unchanged} unchanged.")]
    public static partial void WindowDelivered(this ILogger logger, UserKey user, string stream, FetchWindow window, WindowPurpose purpose, long records, long unchanged);

    [LoggerMessage(1205, LogLevel.Information, "{User}: {Stream} refused {Window} as too large; it is asked for in two halves.")]
    public static partial void WindowHalved(this ILogger logger, UserKey user, string stream, FetchWindow window);

    [LoggerMessage(1202, LogLevel.Warning, "{User}: every stream paused until {Until} after {Operation} ({Error}).")]
    public static partial void AccountPaused(this ILogger logger, UserKey user, string operation, HealthApiErrorKind error, Instant until);

    [LoggerMessage(1203, LogLevel.Warning, "{User}: {Stream} paused until {Until} after {Operation} ({Error}).")]
    public static partial void StreamPaused(this ILogger logger, UserKey user, string stream, string operation, HealthApiErrorKind error, Instant until);

    [LoggerMessage(1204, LogLevel.Error, "{Stream}: delivery failed with {Error}, the offset stays where it was.")]
    public static partial void DeliveryFailed(this ILogger logger, string stream, string error);

    [LoggerMessage(1206, LogLevel.Error, "{Provider} is off for everyone until {Until} after {Operation} ({Error}).")]
    public static partial void ProviderPaused(this ILogger logger, string provider, string operation, HealthApiErrorKind error, Instant until);

    [LoggerMessage(1207, LogLevel.Information, "{Provider} answers again.")]
    public static partial void ProviderBack(this ILogger logger, string provider);

    [LoggerMessage(1208, LogLevel.Warning, "An observer failed at {Event} with {Error}; the sync goes on.")]
    public static partial void ObserverFailed(this ILogger logger, SyncEventKind @event, string error);

    [LoggerMessage(1209, LogLevel.Error, "{User}: {Stream} failed with {Error}, which is none of the provider's failures; it is tried again at {Until}.")]
    public static partial void HostFailed(this ILogger logger, UserKey user, string stream, string error, Instant until);

    [LoggerMessage(1210, LogLevel.Warning, "{Provider}: keeping a user current costs up to {Price} requests a day. A quota of {Limit} in {Period} less a reserve of {Reserve} does not hold that; data will come late.")]
    public static partial void QuotaTooSmall(this ILogger logger, string provider, int price, int limit, Duration? period, int reserve);

    [LoggerMessage(1211, LogLevel.Warning, "{User}: {Stream} has a digest that cannot be read; what it told is delivered once more as it is read again.")]
    public static partial void DigestForgotten(this ILogger logger, UserKey user, string stream);
}
