using System.Diagnostics;
using FitbitSdk.Records;

namespace FitbitSdk.Kafka;

/// <summary>Turns batches into messages as the options say. All sinks share it, so that a topic looks the same whichever wrote it.</summary>
internal sealed class MessageEncoding
{
    private readonly KafkaSinkOptions _options;
    private readonly IMessageFormat[] _formats;

    public MessageEncoding(KafkaSinkOptions options, IEnumerable<ITopicEncoder>? encoders, ISchemaIds? schemaIds)
    {
        _options = options;
        Func<RecordOrigin, string> topicOf = options.TopicName ?? (origin => options.TopicPrefix + origin.Stream.Value);
        // Each encoder by itself: where one fails at a record, the others' messages of it go out.
        IMessageFormat[] formats = options.Format switch
        {
            KafkaFormat.Json => [new JsonMessages(topicOf)],
            KafkaFormat.Topics => [.. (encoders ?? []).Select(encoder => new EncodedTopics(encoder, schemaIds))],
            _ => [new AvroMessages(topicOf, schemaIds)],
        };
        _formats = options.DeadLetterTopic is { } letters ? [.. formats.Select(format => new EncodableParts(format, letters))] : formats;
    }

    /// <summary>Gets where dead letters go; <see langword="null"/> where there are none.</summary>
    public string? DeadLetterTopic => _options.DeadLetterTopic;

    /// <returns>The messages by topic; each set to be disposed of.</returns>
    public async ValueTask<IReadOnlyList<MessageSet>> EncodeAsync(RecordBatch batch, CancellationToken cancellationToken)
    {
        List<MessageSet> sets = [];
        try
        {
            foreach (IMessageFormat format in _formats)
            {
                sets.AddRange(await format.EncodeAsync(batch, cancellationToken).ConfigureAwait(false));
            }

            return sets;
        }
        catch
        {
            sets.ForEach(static set => set.Dispose());
            throw;
        }
    }

    /// <summary>Makes what is filled with the messages of a set.</summary>
    /// <param name="set">The set.</param>
    /// <param name="origin">That of the batch.</param>
    /// <param name="recordType">The type of its records.</param>
    /// <param name="headOf">Gives the head of the record at a place of the batch.</param>
    /// <param name="activity">What the messages name as their cause.</param>
    public OutgoingMessage MessageOf(MessageSet set, RecordOrigin origin, string recordType, Func<int, RecordHead> headOf, Activity? activity)
    {
        DeliveryHeaders delivery = new(origin, set.Schema, activity);
        CloudEventHeaders? cloudEvent = _options.CloudEvents
            ? new(origin, delivery, recordType, _options.Format is KafkaFormat.Json ? "application/json" : "application/avro")
            : null;
        MessageHeaders headers = new(delivery, origin.Delivery is DeliveryKind.RangeReplaced, cloudEvent);
        set.Describe(headers.OfRecord);
        return new(set, origin, headOf, headers);
    }
}
