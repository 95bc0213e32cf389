using System.Buffers.Binary;
using System.Text;

namespace FitbitSdk.Records.Tests;

/// <summary>Reads Avro's binary encoding as the specification tells it, one byte at a time.</summary>
internal sealed class BytewiseReader(byte[] bytes)
{
    private int _position;

    public bool IsAtEnd => _position == bytes.Length;

    public long ReadLong()
    {
        ulong value = 0;
        int shift = 0;
        byte next;
        do
        {
            next = bytes[_position++];
            value |= (ulong)(next & 0x7F) << shift;
            shift += 7;
        }
        while (next >= 0x80);

        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    public bool ReadBoolean() => bytes[_position++] == 1;

    public double ReadDouble() => BinaryPrimitives.ReadDoubleLittleEndian(ReadFixed(sizeof(double)));

    public byte[] ReadFixed(int length) => bytes[_position..(_position += length)];

    public byte[] ReadBytes() => ReadFixed((int)ReadLong());

    public string ReadString() => Encoding.UTF8.GetString(ReadBytes());
}
