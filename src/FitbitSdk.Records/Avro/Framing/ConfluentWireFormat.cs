using System.Buffers;
using System.Buffers.Binary;

namespace FitbitSdk.Records;

/// <summary>The frame in which a schema registry's clients expect messages: a zero byte, the schema's id, then the bare value
/// (<see href="https://docs.confluent.io/platform/current/schema-registry/fundamentals/serdes-develop/index.html#wire-format">wire format</see>).</summary>
public static class ConfluentWireFormat
{
    /// <summary>How many bytes stand before the value.</summary>
    public const int PrefixLength = 5;

    /// <summary>Writes what stands before the value.</summary>
    /// <param name="buffer">Where it goes.</param>
    /// <param name="schemaId">The id that the registry gave to the schema.</param>
    public static void WritePrefix(IBufferWriter<byte> buffer, int schemaId)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        Span<byte> prefix = buffer.GetSpan(PrefixLength);
        prefix[0] = 0;
        BinaryPrimitives.WriteInt32BigEndian(prefix[1..], schemaId);
        buffer.Advance(PrefixLength);
    }

    /// <summary>Takes a message apart.</summary>
    /// <param name="message">The message.</param>
    /// <param name="schemaId">The id of its schema; 0 where it is none of this format.</param>
    /// <param name="value">The bare value; empty where it is none of this format.</param>
    /// <returns>Whether it begins as this format says.</returns>
    public static bool TryRead(ReadOnlySpan<byte> message, out int schemaId, out ReadOnlySpan<byte> value)
    {
        bool framed = message.Length >= PrefixLength && message[0] == 0;
        schemaId = framed ? BinaryPrimitives.ReadInt32BigEndian(message[1..]) : 0;
        value = framed ? message[PrefixLength..] : default;
        return framed;
    }
}
