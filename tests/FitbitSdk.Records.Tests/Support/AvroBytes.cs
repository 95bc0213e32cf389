using System.Buffers;

namespace FitbitSdk.Records.Tests;

internal delegate void WriteAvro(ref AvroWriter<ArrayBufferWriter<byte>> writer);

internal static class AvroBytes
{
    /// <summary>Gives the bytes of what is written, in hexadecimal digits.</summary>
    public static string Hex(WriteAvro write) => Convert.ToHexString(Of(write));

    public static byte[] Of(WriteAvro write)
    {
        ArrayBufferWriter<byte> buffer = new();
        AvroWriter<ArrayBufferWriter<byte>> writer = new(buffer);
        write(ref writer);
        long length = writer.Length;
        writer.Flush();
        Assert.Equal(length, buffer.WrittenCount);
        Assert.Equal(length, writer.Length);
        return buffer.WrittenSpan.ToArray();
    }
}
