using Microsoft.Extensions.Logging;

namespace FitbitSdk.RabbitMQ;

/// <summary>Event ids 1450 to 1499. Hosts, users and the server's own texts are not named.</summary>
internal static partial class Log
{
    [LoggerMessage(1450, LogLevel.Information, "Connected to RabbitMQ, at host {Host} of {Hosts}.")]
    public static partial void Connected(this ILogger logger, int host, int hosts);

    [LoggerMessage(1451, LogLevel.Warning, "No connection to RabbitMQ at any of {Hosts} hosts: {Fault}. It is tried again.")]
    public static partial void NotConnected(this ILogger logger, RabbitMqFault fault, int hosts);

    [LoggerMessage(1452, LogLevel.Warning, "The connection to RabbitMQ was lost (reply code {Code}). It is made anew; what was under way is unknown and written again.")]
    public static partial void ConnectionLost(this ILogger logger, int code);

    [LoggerMessage(1453, LogLevel.Warning, "RabbitMQ is short of memory or disk space and takes no messages. Writes wait.")]
    public static partial void Blocked(this ILogger logger);

    [LoggerMessage(1454, LogLevel.Information, "RabbitMQ takes messages again.")]
    public static partial void Unblocked(this ILogger logger);

    [LoggerMessage(1455, LogLevel.Warning, "The channel to RabbitMQ ended: {Fault}. Of {Count} messages it is not known whether they were stored; another channel takes its place.")]
    public static partial void ChannelEnded(this ILogger logger, RabbitMqFault? fault, int count);

    [LoggerMessage(1456, LogLevel.Error, "{Stream}: records could not be delivered: {Fault}. They are written again.")]
    public static partial void NotDelivered(this ILogger logger, string stream, RabbitMqFault fault);

    [LoggerMessage(1457, LogLevel.Error, "{Stream}: {Count} records are larger than {Limit} bytes, and were refused.")]
    public static partial void RecordsRefused(this ILogger logger, string stream, int count, int limit);

    [LoggerMessage(1458, LogLevel.Information, "{Stream}: its queue was declared.")]
    public static partial void QueueDeclared(this ILogger logger, string stream);
}
