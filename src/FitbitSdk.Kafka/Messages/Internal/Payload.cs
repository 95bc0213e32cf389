using Confluent.Kafka;

namespace FitbitSdk.Kafka;

/// <summary>A value, and which message it is of: its report brings it back, so no message needs a handler of its own.</summary>
internal readonly record struct Payload(byte[]? Bytes, MessageSet Set, int Index)
{
    internal sealed class Serializer : ISerializer<Payload>
    {
        public byte[] Serialize(Payload data, SerializationContext context) => data.Bytes!;
    }
}
