using FitbitSdk.Records;

namespace FitbitSdk.RabbitMQ;

/// <summary>The entries of a topic that an encoder made, each of key and value; a record may be several of them, or none.</summary>
internal sealed class TopicBodies(TopicBatch topic, string schema) : Bodies(topic.Topic.Name, schema, topic.ToEntries())
{
    public override int RecordOf(int index) => topic.RecordOf(index);

    public override void Dispose()
    {
        base.Dispose();
        topic.Dispose();
    }
}
