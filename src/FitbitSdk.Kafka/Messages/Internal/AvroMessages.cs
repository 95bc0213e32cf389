using System.Collections.Concurrent;
using FitbitSdk.Records;

namespace FitbitSdk.Kafka;

/// <summary>Bare Avro records. A record that is gone, and a span that is replaced, are messages without a value.</summary>
internal sealed class AvroMessages(Func<RecordOrigin, string> topicOf, ISchemaIds? ids) : IMessageFormat
{
    private readonly AvroRecordEncoder _encoder = new();
    private readonly SchemaFrame _frame = new(ids);
    private readonly ConcurrentDictionary<string, string> _fingerprints = new(StringComparer.Ordinal);

    public static string FingerprintOf(string schemaJson) => AvroFingerprint.Rabin(AvroSchema.Parse(schemaJson)).ToString("x16");

    public async ValueTask<IReadOnlyList<MessageSet>> EncodeAsync(RecordBatch batch, CancellationToken cancellationToken)
    {
        string topic = topicOf(batch.Origin);
        byte[] prefix = await _frame.PrefixOfAsync(topic, MessagePart.Value, batch.Schema.AvroJson, cancellationToken).ConfigureAwait(false);
        string fingerprint = _fingerprints.GetOrAdd(batch.Schema.RecordType, static (_, schema) => FingerprintOf(schema.AvroJson), batch.Schema);
        return [new RecordMessages(topic, batch, fingerprint, EncodingException.Guard("avro", batch, _encoder.Encode), prefix)];
    }
}
