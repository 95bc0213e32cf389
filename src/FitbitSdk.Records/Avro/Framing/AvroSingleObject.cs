using System.Buffers;
using System.Buffers.Binary;

namespace FitbitSdk.Records;

/// <summary>Avro's own frame for a single value: two marking bytes, the schema's <see cref="AvroFingerprint.Rabin">fingerprint</see>, then the bare value
/// (<see href="https://avro.apache.org/docs/1.11.1/specification/#single-object-encoding">single-object encoding</see>).</summary>
public static class AvroSingleObject
{
    /// <summary>How many bytes stand before the value.</summary>
    public const int PrefixLength = 10;

    private static ReadOnlySpan<byte> Mark => [0xC3, 0x01];

    /// <summary>Writes what stands before the value.</summary>
    /// <param name="buffer">Where it goes.</param>
    /// <param name="fingerprint">The schema's Rabin fingerprint.</param>
    public static void WritePrefix(IBufferWriter<byte> buffer, ulong fingerprint)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        Span<byte> prefix = buffer.GetSpan(PrefixLength);
        Mark.CopyTo(prefix);
        BinaryPrimitives.WriteUInt64LittleEndian(prefix[Mark.Length..], fingerprint);
        buffer.Advance(PrefixLength);
    }

    /// <summary>Takes a message apart.</summary>
    /// <param name="message">The message.</param>
    /// <param name="fingerprint">The Rabin fingerprint of its schema; 0 where it is none of this format.</param>
    /// <param name="value">The bare value; empty where it is none of this format.</param>
    /// <returns>Whether it begins as this format says.</returns>
    public static bool TryRead(ReadOnlySpan<byte> message, out ulong fingerprint, out ReadOnlySpan<byte> value)
    {
        bool framed = message.Length >= PrefixLength && message.StartsWith(Mark);
        fingerprint = framed ? BinaryPrimitives.ReadUInt64LittleEndian(message[Mark.Length..]) : 0;
        value = framed ? message[PrefixLength..] : default;
        return framed;
    }
}
