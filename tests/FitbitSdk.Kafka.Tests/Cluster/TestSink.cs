using System.Text;
using Confluent.Kafka;
using FitbitSdk.Records;
using FitbitSdk.Testing;

namespace FitbitSdk.Kafka.Tests;

/// <summary>Makes sinks for tests, and reads what came out of them.</summary>
internal static class TestSink
{
    public static string TopicOf(StreamId stream) => $"fitbitsdk.{stream.Value}";

    public static KafkaSinkOptions OptionsFor(TestCluster cluster) => new() { BootstrapServers = cluster.Bootstrap, Settings = { ["linger.ms"] = "1", ["reconnect.backoff.ms"] = "20", ["reconnect.backoff.max.ms"] = "200" } };

    public static KafkaRecordSink Open(TestCluster cluster, Action<KafkaSinkOptions>? configure = null, IEnumerable<ITopicEncoder>? encoders = null, ISchemaIds? schemaIds = null, TopicProvisioner? topics = null)
    {
        KafkaSinkOptions options = OptionsFor(cluster);
        configure?.Invoke(options);
        UseNamesOf(cluster, options);
        return new(Microsoft.Extensions.Options.Options.Create(options), encoders?.Select(encoder => new PrefixedEncoder(encoder, cluster)), schemaIds, topics);
    }

    /// <summary>Puts the cluster's prefix before all topics.</summary>
    public static void UseNamesOf(TestCluster cluster, KafkaSinkOptions options)
    {
        options.TopicPrefix = cluster.NameOf(options.TopicPrefix);
        options.TopicName = options.TopicName is { } name ? origin => cluster.NameOf(name(origin)) : null;
    }

    /// <summary>Writes one batch, and reads what is in the topics then.</summary>
    public static async Task<IReadOnlyList<ConsumeResult<byte[], byte[]?>>> WriteAndReadAsync(
        TestCluster cluster, RecordBatch batch, string[] topics, Action<KafkaSinkOptions>? configure = null, IEnumerable<ITopicEncoder>? encoders = null, ISchemaIds? schemaIds = null)
    {
        Array.ForEach(topics, topic => cluster.CreateTopic(topic));
        await using KafkaRecordSink sink = Open(cluster, configure, encoders, schemaIds);
        using (batch)
        {
            Assert.True((await sink.WriteAsync(batch, TestContext.Current.CancellationToken)).AllAcknowledged);
        }

        using TopicReader reader = new(cluster.Bootstrap, topics.Select(cluster.NameOf));
        return reader.ReadToEnd();
    }

    public static string? Header(this ConsumeResult<byte[], byte[]?> message, string name) =>
        message.Message.Headers.TryGetLastBytes(name, out byte[] value) ? Encoding.UTF8.GetString(value) : null;

    public static string Text(byte[]? bytes) => Encoding.UTF8.GetString(bytes ?? []);

    /// <summary>Gives what the headers and the key say.</summary>
    public static DeliveredRecord Delivered(ConsumeResult<byte[], byte[]?> message) => message.Header(KafkaHeaders.Delivery) switch
    {
        "upsert" => DeliveredRecord.Upsert(message.Header(KafkaHeaders.RecordId)!, Convert.ToUInt64(message.Header(KafkaHeaders.Revision), 16)),
        "retract" => DeliveredRecord.Retract(message.Header(KafkaHeaders.RecordId)!),
        "rangeReplaced" => DeliveredRecord.RangeReplaced(new(Text(message.Message.Key)),
            FetchWindow.Between(StreamTime.Parse(message.Header(KafkaHeaders.SpanStart)!), StreamTime.Parse(message.Header(KafkaHeaders.SpanEnd)!))),
        _ => throw new InvalidDataException("No header says what the delivery is."),
    };
}
