using FitbitSdk.Records;

namespace FitbitSdk.Kafka;

/// <summary>Messages of a topic that an encoder made; a record may be several of them, or none.</summary>
internal sealed class TopicMessages(TopicBatch entries, string schema, byte[] keyPrefix, byte[] valuePrefix)
    : MessageSet(entries.Topic.Name, Join(keyPrefix, entries.Key.Span), schema)
{
    public override int Count => entries.Count;

    public override int RecordOf(int index) => entries.RecordOf(index);

    public override byte[]? ValueOf(int index) => Join(valuePrefix, entries[index].Span);

    public override void Dispose() => entries.Dispose();
}
