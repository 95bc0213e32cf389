using System.Diagnostics;
using FitbitSdk.Records;

namespace FitbitSdk.Kafka;

/// <summary>Turns batches into messages as the options say. All sinks share it, so that a topic looks the same whichever wrote it.</summary>
internal sealed class MessageEncoding
{
    private readonly KafkaSinkOptions _options;
    private readonly IMessageFormat _format;

    public MessageEncoding(KafkaSinkOptions options, IEnumerable<ITopicEncoder>? encoders, ISchemaIds? schemaIds)
    {
        _options = options;
        Func<RecordOrigin, string> topicOf = options.TopicName ?? (origin => options.TopicPrefix + origin.Stream.Value);
        _format = options.Format switch
        {
            KafkaFormat.Json => new JsonMessages(topicOf),
            KafkaFormat.Topics => new EncodedTopics([.. encoders ?? []], schemaIds),
            _ => new AvroMessages(topicOf, schemaIds),
        };
        _format = options.DeadLetterTopic is { } letters ? new EncodableParts(_format, letters) : _format;
    }

    /// <summary>Gets where dead letters go; <see langword="null"/> where there are none.</summary>
    public string? DeadLetterTopic => _options.DeadLetterTopic;

    /// <returns>The messages by topic; each set to be disposed of.</returns>
    public ValueTask<IReadOnlyList<MessageSet>> EncodeAsync(RecordBatch batch, CancellationToken cancellationToken) => _format.EncodeAsync(batch, cancellationToken);

    /// <summary>Makes what is filled with the messages of a set.</summary>
    /// <param name="set">The set.</param>
    /// <param name="origin">That of the batch.</param>
    /// <param name="recordType">The type of its records.</param>
    /// <param name="headOf">Gives the head of the record at a place of the batch.</param>
    /// <param name="activity">What the messages name as their cause.</param>
    public OutgoingMessage MessageOf(MessageSet set, RecordOrigin origin, string recordType, Func<int, RecordHead> headOf, Activity? activity)
    {
        CloudEventHeaders? cloudEvent = _options.CloudEvents
            ? new(origin, recordType, _options.Format is KafkaFormat.Json ? "application/json" : "application/avro")
            : null;
        MessageHeaders headers = new(origin, set.Schema, cloudEvent, activity);
        set.Describe(headers.OfRecord);
        return new(set, origin, headOf, headers);
    }
}
