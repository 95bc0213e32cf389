using System.Text;
using FitbitSdk.Records;

namespace FitbitSdk.RabbitMQ;

/// <summary>Makes routing keys. A word of a topic exchange's pattern stands for a word of them.</summary>
internal static class RoutingKeys
{
    /// <summary>What stands for the project of a user who has none: no project is ever written so.</summary>
    public const string NoProject = "_";

    private const int Longest = 255; // bytes, says AMQP

    public static string Of(RecordOrigin origin, RabbitMqSinkOptions options) =>
        options.RoutingKey is { } own ? own(origin)
        : options.ProjectsAsTenants ? $"{WordOf(origin.Project)}.{origin.Provider.Value}.{origin.Stream.Value}"
        : $"{origin.Provider.Value}.{origin.Stream.Value}";

    public static string WordOf(string? project) =>
        string.IsNullOrEmpty(project) ? NoProject : project.Replace("_", "_5F", StringComparison.Ordinal).Replace(".", "_2E", StringComparison.Ordinal)
            .Replace("*", "_2A", StringComparison.Ordinal).Replace("#", "_23", StringComparison.Ordinal);

    /// <summary>Tells whether a key would, as the pattern that a queue is bound with, stand for others as well: the queue would get what is theirs.</summary>
    public static bool IsPattern(string key) => key.Split('.').Any(static word => word is "*" or "#");

    public static bool IsTooLong(string? name) => name is null || Encoding.UTF8.GetByteCount(name) > Longest;
}
