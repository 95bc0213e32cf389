using FitbitSdk.Records;

namespace FitbitSdk.Kafka;

/// <summary>The objects that stand in JSON files as well.</summary>
internal sealed class JsonMessages(Func<RecordOrigin, string> topicOf) : IMessageFormat
{
    private readonly JsonDeliveryEncoder _encoder = new();

    public ValueTask<IReadOnlyList<MessageSet>> EncodeAsync(RecordBatch batch, CancellationToken cancellationToken) =>
        new([new RecordMessages(topicOf(batch.Origin), batch, $"{batch.Schema.RecordType}.schema.json", EncodingException.Guard("json", batch, _encoder.Encode), prefix: [])]);
}
