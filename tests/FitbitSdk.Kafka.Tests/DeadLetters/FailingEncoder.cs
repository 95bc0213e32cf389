using FitbitSdk.Records;

namespace FitbitSdk.Kafka.Tests;

/// <summary>Fails at batches with one record.</summary>
internal sealed class FailingEncoder(OwnEncoder inner, string failing) : ITopicEncoder
{
    public string Name => inner.Name;

    public IReadOnlyList<Topic> Topics => inner.Topics;

    public IReadOnlyList<TopicBatch> Encode(RecordBatch batch)
    {
        ThrowIfAny(batch, [failing]);
        return inner.Encode(batch);
    }

    public static void ThrowIfAny(RecordBatch batch, IReadOnlyCollection<string> failing)
    {
        if (Enumerable.Range(0, batch.Count).Any(i => failing.Contains(batch.GetHead(i).Id.ToString())))
        {
            throw new FormatException("61 bpm of anna");
        }
    }
}
