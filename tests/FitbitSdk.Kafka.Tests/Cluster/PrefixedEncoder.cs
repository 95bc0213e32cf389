using FitbitSdk.Records;

namespace FitbitSdk.Kafka.Tests;

/// <summary>Gives the topics of an encoder, which have fixed names, names of one cluster's own.</summary>
internal sealed class PrefixedEncoder(ITopicEncoder encoder, TestCluster cluster) : ITopicEncoder
{
    private readonly Dictionary<string, Topic> _topics = encoder.Topics.ToDictionary(
        static topic => topic.Name, topic => new Topic(topic.Stream, cluster.NameOf(topic.Name), topic.KeySchema, topic.ValueSchema), StringComparer.Ordinal);

    public string Name => encoder.Name;

    public IReadOnlyList<Topic> Topics => [.. _topics.Values];

    public IReadOnlyList<TopicBatch> Encode(RecordBatch batch) => [.. encoder.Encode(batch).Select(Rename)];

    private TopicBatch Rename(TopicBatch entries)
    {
        using (entries)
        {
            TopicBatch renamed = new(_topics[entries.Topic.Name], entries.Key.ToArray(), entries.Count);
            AvroWriter<PooledBuffer> writer = new(renamed.Buffer);
            for (int i = 0; i < entries.Count; i++)
            {
                writer.WriteFixed(entries[i].Span);
                renamed.EndEntry(entries.RecordOf(i), writer.Length);
            }

            writer.Flush();
            return renamed;
        }
    }
}
