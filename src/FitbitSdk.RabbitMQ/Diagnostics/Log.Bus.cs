using FitbitSdk.Records;
using Microsoft.Extensions.Logging;

namespace FitbitSdk.RabbitMQ;

/// <content>Event ids 1470 to 1499: events, OCARIoT's bus, deletions.</content>
internal static partial class Log
{
    [LoggerMessage(1470, LogLevel.Warning, "Events wait to be published: {Fault}. They are tried again.")]
    public static partial void EventsWait(this ILogger logger, RabbitMqFault fault);

    [LoggerMessage(1471, LogLevel.Warning, "More events wait than are kept, or the end came first: the oldest are dropped.")]
    public static partial void EventDropped(this ILogger logger);

    [LoggerMessage(1472, LogLevel.Warning, "{Count} events were dropped.")]
    public static partial void EventsDropped(this ILogger logger, long count);

    [LoggerMessage(1473, LogLevel.Warning, "{Stream} has no shape on OCARIoT's bus: its records are skipped. Name OcariotJsonEncoder.Streams in SyncRunOptions.Streams, and it is not read for nothing.")]
    public static partial void StreamHasNoShape(this ILogger logger, string stream);

    [LoggerMessage(1480, LogLevel.Information, "{User} was deleted and is forgotten.")]
    public static partial void UserForgotten(this ILogger logger, UserKey user);

    [LoggerMessage(1481, LogLevel.Warning, "{User} was deleted, but something of theirs is left ({Error}); it is tried again in {Pause}.")]
    public static partial void UserNotForgotten(this ILogger logger, UserKey user, string error, TimeSpan pause);

    [LoggerMessage(1482, LogLevel.Warning, "A message in the queue of deletions names no user and is refused.")]
    public static partial void DeletionRefused(this ILogger logger);

    [LoggerMessage(1483, LogLevel.Information, "Deletions of users are consumed.")]
    public static partial void DeletionsConsumed(this ILogger logger);

    [LoggerMessage(1484, LogLevel.Warning, "Deletions of users are not consumed: {Fault}. It is tried again.")]
    public static partial void DeletionsNotConsumed(this ILogger logger, RabbitMqFault fault);
}
