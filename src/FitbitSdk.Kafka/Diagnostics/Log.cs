using Microsoft.Extensions.Logging;

namespace FitbitSdk.Kafka;

/// <summary>Event ids 1400 to 1449. Errors are named by their codes: their texts name hosts and users.</summary>
internal static partial class Log
{
    [LoggerMessage(1400, LogLevel.Warning, "librdkafka reports {Error}; it goes on trying.")]
    public static partial void ClusterError(this ILogger logger, string error);

    [LoggerMessage(1401, LogLevel.Error, "The producer failed for good with {Error}. A new one takes its place; what was under way is written again.")]
    public static partial void ProducerFailed(this ILogger logger, string error);

    [LoggerMessage(1402, LogLevel.Error, "{Stream}: {Count} records were refused for good, the first with {Error}.")]
    public static partial void RecordsRefused(this ILogger logger, string stream, int count, string error);

    [LoggerMessage(1403, LogLevel.Warning, "{Stream}: of {Count} messages it is not known whether they were stored, of the first because of {Error}; the batch is to be written again.")]
    public static partial void RecordsUnknown(this ILogger logger, string stream, int count, string error);

    [LoggerMessage(1404, LogLevel.Error, "{Stream}: nothing can be delivered: {Fault}.")]
    public static partial void DeliveryBlocked(this ILogger logger, string stream, KafkaSinkFault fault);

    [LoggerMessage(1405, LogLevel.Error, "{Stream}: {Count} messages went to the dead letters, the first because of {Error}.")]
    public static partial void DeadLettered(this ILogger logger, string stream, int count, string error);

    [LoggerMessage(1406, LogLevel.Information, "{Stream}: its topic was missing and is created.")]
    public static partial void TopicCreated(this ILogger logger, string stream);

    [LoggerMessage(1407, LogLevel.Warning, "{Stream}: its topic has other partitions or replicas than its profile says. It is left as it is.")]
    public static partial void TopicDrifted(this ILogger logger, string stream);
}
