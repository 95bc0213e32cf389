using System.ComponentModel.DataAnnotations;
using FitbitSdk.Records;

namespace FitbitSdk.Kafka;

/// <summary>Options of the Kafka sink.</summary>
public sealed class KafkaSinkOptions
{
    /// <summary>Gets or sets where the cluster is found: <c>host:port</c>, several parted by commas.</summary>
    /// <value>There is no default.</value>
    [Required(ErrorMessage = "KafkaSinkOptions.BootstrapServers must name at least one broker as host:port.")]
    public string BootstrapServers { get; set; } = string.Empty;

    /// <summary>Gets or sets what the values of messages are.</summary>
    /// <value>The default is <see cref="KafkaFormat.Avro"/>.</value>
    [EnumDataType(typeof(KafkaFormat), ErrorMessage = "KafkaSinkOptions.Format must be Avro, Json or Topics.")]
    public KafkaFormat Format { get; set; }

    /// <summary>Gets or sets what stands before the stream in a topic's name.</summary>
    /// <value>The default is <c>fitbitsdk.</c>, which gives <c>fitbitsdk.heart-rate</c>. Without effect on <see cref="KafkaFormat.Topics"/>, whose encoders name them.</value>
    public string TopicPrefix { get; set; } = KafkaSinkDefaults.TopicPrefix;

    /// <summary>Gets or sets how the topic of a batch is named, in the place of prefix and stream.</summary>
    /// <remarks>It must give the same name for the same user and stream, or their order is lost. Names stand in errors: none may tell who a person is.</remarks>
    /// <value>The default is <see langword="null"/>: <see cref="TopicPrefix"/> and the stream.</value>
    public Func<RecordOrigin, string>? TopicName { get; set; }

    /// <summary>Gets or sets whether messages bear the attributes of CloudEvents 1.0 (binary mode), too.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool CloudEvents { get; set; }

    /// <summary>Gets or sets the topic for records that are refused for good, or that an encoder cannot encode; once they stand there they count as delivered.</summary>
    /// <remarks>Key and headers are kept, and the value unless it is too large; headers tell the reason (<see cref="KafkaHeaders.DeadLetterReason"/>).</remarks>
    /// <value>The default is <see langword="null"/>: a refused record is a gap of its stream, and what cannot be encoded stops it.</value>
    public string? DeadLetterTopic { get; set; }

    /// <summary>Gets or sets how many messages may be under way at once, of all users together. Who writes more waits.</summary>
    /// <value>The default is 20,000; from 1 to 1,000,000.</value>
    [Range(1, 1_000_000, ErrorMessage = "KafkaSinkOptions.MaximumInFlight must be from 1 to 1,000,000.")]
    public int MaximumInFlight { get; set; } = KafkaSinkDefaults.MaximumInFlight;

    /// <summary>Gets or sets how long a message is tried before its fate counts as unknown.</summary>
    /// <value>The default is 1 minute; from 1 second to 1 hour.</value>
    public TimeSpan DeliveryTimeout { get; set; } = KafkaSinkDefaults.DeliveryTimeout;

    /// <summary>Gets or sets how long the first delivery to a topic waits for a broker and for the topic.</summary>
    /// <value>The default is 30 seconds; from 1 second to 10 minutes.</value>
    public TimeSpan ReadinessTimeout { get; set; } = KafkaSinkDefaults.ReadinessTimeout;

    /// <summary>Gets or sets how long messages that are under way are waited for when the sink is closed.</summary>
    /// <value>The default is 10 seconds; from 0 to 10 minutes.</value>
    public TimeSpan FlushTimeout { get; set; } = KafkaSinkDefaults.FlushTimeout;

    /// <summary>Gets librdkafka's own settings, such as <c>security.protocol</c>, <c>sasl.username</c> or <c>linger.ms</c>. They are never logged.</summary>
    /// <remarks>What the sink's promises rest on cannot be set: idempotence, acknowledgement by all replicas, delivery reports.
    /// <see href="https://docs.confluent.io/platform/current/clients/librdkafka/html/md_CONFIGURATION.html">All settings</see>.</remarks>
    /// <value>Empty by default; where nothing is said, <c>partitioner</c> is <c>murmur2_random</c>, as in Java's client, and <c>compression.type</c> is <c>lz4</c>.</value>
    public IDictionary<string, string> Settings { get; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
