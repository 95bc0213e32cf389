using System.Globalization;

namespace FitbitSdk.Kafka;

/// <summary>What librdkafka is told: the host's settings, and ours before them.</summary>
internal static class KafkaSettings
{
    private const int QueueMargin = 1_000;

    /// <summary>What the sink's promises rest on, with the values that mean the same; the first is the one that is set.</summary>
    private static readonly Dictionary<string, string[]> Required = new(StringComparer.Ordinal)
    {
        ["enable.idempotence"] = ["true"],
        ["acks"] = ["all", "-1"],
        ["request.required.acks"] = ["all", "-1"],
        ["dotnet.producer.enable.delivery.reports"] = ["true"],
        ["dotnet.producer.enable.background.poll"] = ["true"],
        // A report says which message it is of by its value, and nothing else of it is looked at.
        ["dotnet.producer.delivery.report.fields"] = ["value"],
    };

    /// <summary>What is set by a property, or by nothing.</summary>
    private static readonly Dictionary<string, string> Owned = new(StringComparer.Ordinal)
    {
        ["bootstrap.servers"] = $"set KafkaSinkOptions.{nameof(KafkaSinkOptions.BootstrapServers)}",
        ["metadata.broker.list"] = $"set KafkaSinkOptions.{nameof(KafkaSinkOptions.BootstrapServers)}",
        ["message.timeout.ms"] = $"set KafkaSinkOptions.{nameof(KafkaSinkOptions.DeliveryTimeout)}",
        ["delivery.timeout.ms"] = $"set KafkaSinkOptions.{nameof(KafkaSinkOptions.DeliveryTimeout)}",
        ["queue.buffering.max.messages"] = $"set KafkaSinkOptions.{nameof(KafkaSinkOptions.MaximumInFlight)}",
        ["delivery.report.only.error"] = "the sink looks at every report",
        ["transactional.id"] = "AddKafkaExactlyOnceSink gives each shard its own, AddKafkaSink writes without transactions",
    };

    public static Dictionary<string, string> Build(KafkaSinkOptions options, TransactionalId? transaction = null)
    {
        Dictionary<string, string> settings = new(StringComparer.Ordinal)
        {
            ["client.id"] = "fitbitsdk",
            // Java's partitioner: whoever joins these topics with those of a Java producer finds a user in the same partition.
            ["partitioner"] = "murmur2_random",
            // Headers repeat themselves from message to message.
            ["compression.type"] = "lz4",
        };
        foreach ((string name, string value) in options.Settings)
        {
            settings[NameOf(name)] = value;
        }

        settings.Remove("request.required.acks");
        foreach ((string name, string[] values) in Required.Where(static required => required.Key != "request.required.acks"))
        {
            settings[name] = values[0];
        }

        settings["bootstrap.servers"] = options.BootstrapServers;
        settings["message.timeout.ms"] = options.DeliveryTimeout.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture);

        // The sink itself counts what is under way; librdkafka lets go of a message a little after it has reported on it.
        settings["queue.buffering.max.messages"] = (options.MaximumInFlight + QueueMargin).ToString(CultureInfo.InvariantCulture);
        if (transaction is not null)
        {
            settings["transactional.id"] = transaction.Id;
            settings["transaction.timeout.ms"] = transaction.Timeout.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture);
        }

        return settings;
    }

    /// <summary>What a consumer of the same cluster is told: the host's settings, of which librdkafka passes over those of producers.</summary>
    public static Dictionary<string, string> BuildConsumer(KafkaSinkOptions options, string group) =>
        new(options.Settings.Where(static setting => !setting.Key.StartsWith("dotnet.producer.", StringComparison.Ordinal)), StringComparer.Ordinal)
        {
            ["client.id"] = options.Settings.TryGetValue("client.id", out string? client) ? client : "fitbitsdk",
            ["bootstrap.servers"] = options.BootstrapServers,
            ["group.id"] = group,
            ["isolation.level"] = "read_committed",
            ["enable.auto.commit"] = "false",
            ["allow.auto.create.topics"] = "false",
        };

    /// <summary>Gives the name under which a setting with two names is told, so that the host's takes the place of ours.</summary>
    public static string NameOf(string name) => name == "compression.codec" ? "compression.type" : name;

    /// <summary>Names each setting that contradicts ours. A value is never repeated: it may be a password.</summary>
    public static IEnumerable<string> Conflicts(KafkaSinkOptions options) => options.Settings.Select(static setting =>
        Owned.TryGetValue(setting.Key, out string? remedy) ? $"KafkaSinkOptions.Settings[\"{setting.Key}\"] cannot be set: {remedy}."
        : Required.TryGetValue(setting.Key, out string[]? values) && !values.Contains(setting.Value, StringComparer.OrdinalIgnoreCase)
            ? $"KafkaSinkOptions.Settings[\"{setting.Key}\"] must be {values[0]}, or be left out: without it records could be lost, repeated or reordered."
        : null).OfType<string>();
}
