using System.Buffers;
using FitbitSdk.Records;

namespace FitbitSdk.Kafka;

/// <summary>What stands before Avro bytes: with a registry its frame, without one nothing.</summary>
internal sealed class SchemaFrame(ISchemaIds? ids)
{
    public async ValueTask<byte[]> PrefixOfAsync(string topic, MessagePart part, string schemaJson, CancellationToken cancellationToken)
    {
        if (ids is null)
        {
            return [];
        }

        ArrayBufferWriter<byte> prefix = new(ConfluentWireFormat.PrefixLength);
        ConfluentWireFormat.WritePrefix(prefix, await ids.GetIdAsync(topic, part, schemaJson, cancellationToken).ConfigureAwait(false));
        return prefix.WrittenSpan.ToArray();
    }
}
