using FitbitSdk.Records;

namespace FitbitSdk.Kafka.Tests;

/// <summary>Makes entries of chosen lengths.</summary>
/// <param name="lengths">Gives the lengths of the entries that the record at a place becomes.</param>
internal sealed class OwnEncoder(Func<int, int[]> lengths) : ITopicEncoder
{
    public const string Topic = "own";

    public string Name => "own";

    public IReadOnlyList<Topic> Topics { get; } = [new(StreamId.Steps, Topic, "\"string\"", "\"bytes\"")];

    public IReadOnlyList<TopicBatch> Encode(RecordBatch batch)
    {
        TopicBatch entries = new(Topics[0], "key"u8.ToArray());
        AvroWriter<PooledBuffer> writer = new(entries.Buffer);
        for (int i = 0; i < batch.Count; i++)
        {
            foreach (int length in lengths(i))
            {
                writer.WriteFixed(new byte[length]);
                entries.EndEntry(i, writer.Length);
            }
        }

        writer.Flush();
        return [entries];
    }
}
