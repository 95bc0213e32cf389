using System.Collections.Concurrent;
using FitbitSdk.Records;

namespace FitbitSdk.Kafka;

/// <summary>The topics of an encoder that others defined. Keys have schemas there, so with a registry they are framed, too.</summary>
internal sealed class EncodedTopics(ITopicEncoder encoder, ISchemaIds? ids) : IMessageFormat
{
    private readonly SchemaFrame _frame = new(ids);
    private readonly ConcurrentDictionary<string, string> _fingerprints = new(StringComparer.Ordinal);

    public async ValueTask<IReadOnlyList<MessageSet>> EncodeAsync(RecordBatch batch, CancellationToken cancellationToken)
    {
        IReadOnlyList<TopicBatch> encoded = EncodingException.Guard(encoder.Name, batch, encoder.Encode);
        List<MessageSet> sets = [];
        try
        {
            foreach (TopicBatch entries in encoded)
            {
                Topic topic = entries.Topic;
                byte[] key = await _frame.PrefixOfAsync(topic.Name, MessagePart.Key, topic.KeySchema, cancellationToken).ConfigureAwait(false);
                byte[] value = await _frame.PrefixOfAsync(topic.Name, MessagePart.Value, topic.ValueSchema, cancellationToken).ConfigureAwait(false);
                string fingerprint = _fingerprints.GetOrAdd(topic.Name, static (_, one) => AvroMessages.FingerprintOf(one.ValueSchema), topic);
                sets.Add(new TopicMessages(entries, fingerprint, key, value));
            }

            return sets;
        }
        catch
        {
            foreach (TopicBatch entries in encoded)
            {
                entries.Dispose();
            }

            throw;
        }
    }
}
