using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;

namespace FitbitSdk.Records;

/// <summary>Writes Avro's binary encoding (<see href="https://avro.apache.org/docs/1.11.1/specification/#binary-encoding">specification</see>) into a caller's buffer.</summary>
/// <remarks>The writer knows no schema: the caller writes fields in schema order. Call <see cref="Flush"/> when done; until then the last bytes are not committed to the buffer.</remarks>
/// <typeparam name="TBuffer">The buffer.</typeparam>
public ref struct AvroWriter<TBuffer>
    where TBuffer : IBufferWriter<byte>
{
    private const int LongestVarint = 10;

    private readonly TBuffer _buffer;
    private Span<byte> _span;
    private int _position;
    private long _flushed;

    /// <summary>Creates a writer at the buffer's current end.</summary>
    /// <param name="buffer">Where the bytes go.</param>
    public AvroWriter(TBuffer buffer)
    {
        _buffer = buffer;
        _span = buffer.GetSpan(256);
    }

    /// <summary>Gets how many bytes were written since the writer was created.</summary>
    public readonly long Length => _flushed + _position;

    /// <summary>Writes an <c>int</c>, an <c>enum</c>'s index, a union's branch or a block's count: all are one zigzag varint.</summary>
    /// <param name="value">The number.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteInt(int value) => WriteLong(value);

    /// <summary>Writes a <c>long</c> as a zigzag varint.</summary>
    /// <param name="value">The number.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteLong(long value)
    {
        ulong zigzag = (ulong)((value << 1) ^ (value >> 63));
        if (_span.Length - _position < LongestVarint)
        {
            Grow(LongestVarint);
        }

        int position = _position;
        while (zigzag >= 0x80)
        {
            _span[position++] = (byte)(zigzag | 0x80);
            zigzag >>= 7;
        }

        _span[position++] = (byte)zigzag;
        _position = position;
    }

    /// <summary>Writes the branch of a union.</summary>
    /// <param name="index">The branch's index in the schema.</param>
    public void WriteUnion(int index) => WriteLong(index);

    /// <summary>Writes a union of null (branch 0) and a number (branch 1).</summary>
    /// <param name="value">The number, or <see langword="null"/>.</param>
    public void WriteNullable(long? value)
    {
        WriteUnion(value.HasValue ? 1 : 0);
        if (value.HasValue)
        {
            WriteLong(value.GetValueOrDefault());
        }
    }

    /// <summary>Writes a union of null (branch 0) and text (branch 1).</summary>
    /// <param name="value">The text, or <see langword="null"/>.</param>
    public void WriteNullable(string? value)
    {
        WriteUnion(value is null ? 0 : 1);
        if (value is not null)
        {
            WriteString(value);
        }
    }

    /// <summary>Writes a <c>boolean</c>.</summary>
    /// <param name="value">The value.</param>
    public void WriteBoolean(bool value)
    {
        Reserve(1)[0] = value ? (byte)1 : (byte)0;
        _position++;
    }

    /// <summary>Writes a <c>double</c>.</summary>
    /// <param name="value">The value; NaN and infinities included.</param>
    public void WriteDouble(double value)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(Reserve(sizeof(double)), value);
        _position += sizeof(double);
    }

    /// <summary>Writes a <c>string</c> as its length and UTF-8 bytes.</summary>
    /// <param name="value">The text.</param>
    /// <exception cref="EncoderFallbackException">The text is not valid UTF-16.</exception>
    public void WriteString(string value)
    {
        int length = Encoding.UTF8.GetByteCount(value);
        WriteLong(length);
        _position += Encoding.UTF8.GetBytes(value, Reserve(length));
    }

    /// <summary>Writes <c>bytes</c> as their length and themselves.</summary>
    /// <param name="value">The bytes.</param>
    public void WriteBytes(scoped ReadOnlySpan<byte> value)
    {
        WriteLong(value.Length);
        WriteFixed(value);
    }

    /// <summary>Writes a <c>fixed</c>, or bytes that are encoded already.</summary>
    /// <param name="value">The bytes.</param>
    public void WriteFixed(scoped ReadOnlySpan<byte> value)
    {
        value.CopyTo(Reserve(value.Length));
        _position += value.Length;
    }

    /// <summary>Opens an <c>array</c> or <c>map</c> of a known number of items; write them, then call <see cref="WriteEnd"/>.</summary>
    /// <param name="count">How many items follow.</param>
    public void WriteStart(int count)
    {
        if (count > 0)
        {
            WriteLong(count);
        }
    }

    /// <summary>Closes an <c>array</c> or <c>map</c>.</summary>
    public void WriteEnd() => WriteLong(0);

    /// <summary>Writes a <see cref="RecordTime"/> as the record type <c>fitbitsdk.records.RecordTime</c>.</summary>
    /// <param name="value">The time.</param>
    public void WriteTime(RecordTime value)
    {
        bool instantKnown = value.Basis is not TimeBasis.Local;
        bool localKnown = value.Basis is not TimeBasis.Utc;
        WriteNullable(instantKnown ? Micros(value.Ticks) : null);
        WriteNullable(localKnown ? Micros(value.LocalTicks) : null);
        WriteNullable(instantKnown && localKnown ? value.OffsetSeconds : null);
        WriteInt((int)value.Basis);
    }

    /// <summary>Commits what was written to the buffer.</summary>
    public void Flush()
    {
        _buffer.Advance(_position);
        _flushed += _position;
        _position = 0;
        _span = default;
    }

    // Rounds down, also before 1970.
    private static long Micros(long ticks) => Math.DivRem(ticks, 10, out long rest) - (rest < 0 ? 1 : 0);

    private Span<byte> Reserve(int length)
    {
        if (_span.Length - _position < length)
        {
            Grow(length);
        }

        return _span[_position..];
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int length)
    {
        Flush();
        _span = _buffer.GetSpan(Math.Max(length, 256));
    }
}
