using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using System.Text;
using NodaTime;

namespace FitbitSdk.Records;

/// <summary>Writes Avro's binary encoding (<see href="https://avro.apache.org/docs/1.11.1/specification/#binary-encoding">specification</see>) into a caller's buffer.</summary>
/// <remarks>The writer knows no schema: the caller writes fields in schema order. Call <see cref="Flush"/> when done; until then the last bytes are not committed to the buffer.</remarks>
/// <typeparam name="TBuffer">The buffer.</typeparam>
public ref struct AvroWriter<TBuffer>
    where TBuffer : IBufferWriter<byte>
{
    private const int LongestVarint = 10;
    private const int LongestUtc = LongestVarint + 4;

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
        ulong zigzag = ZigZag(value);
        Span<byte> room = Reserve(LongestVarint);
        if (zigzag < 0x80)
        {
            room[0] = (byte)zigzag;
            _position++;
            return;
        }

        _position += WriteVarint(room, zigzag);
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

    /// <summary>Writes a union of null (branch 0) and a floating-point number (branch 1).</summary>
    /// <param name="value">The number, or <see langword="null"/>.</param>
    public void WriteNullable(double? value)
    {
        WriteUnion(value.HasValue ? 1 : 0);
        if (value.HasValue)
        {
            WriteDouble(value.GetValueOrDefault());
        }
    }

    /// <summary>Writes a union of null (branch 0) and a boolean (branch 1).</summary>
    /// <param name="value">The value, or <see langword="null"/>.</param>
    public void WriteNullable(bool? value)
    {
        WriteUnion(value.HasValue ? 1 : 0);
        if (value.HasValue)
        {
            WriteBoolean(value.GetValueOrDefault());
        }
    }

    /// <summary>Writes a union of null (branch 0) and a date (branch 1).</summary>
    /// <param name="value">The date, or <see langword="null"/>.</param>
    public void WriteNullable(LocalDate? value) => WriteNullable(value is { } date ? AvroTime.Days(date) : (long?)null);

    /// <summary>Writes a <c>date</c>: days since 1970-01-01.</summary>
    /// <param name="value">The date.</param>
    public void WriteDate(LocalDate value) => WriteLong(AvroTime.Days(value));

    /// <summary>Writes a <c>boolean</c>.</summary>
    /// <param name="value">The value.</param>
    public void WriteBoolean(bool value)
    {
        Reserve(1)[0] = value ? (byte)1 : (byte)0;
        _position++;
    }

    /// <summary>Writes a <c>float</c>.</summary>
    /// <param name="value">The value; NaN and infinities included.</param>
    public void WriteFloat(float value)
    {
        BinaryPrimitives.WriteSingleLittleEndian(Reserve(sizeof(float)), value);
        _position += sizeof(float);
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
        int length = AvroText.Encoding.GetByteCount(value);
        WriteLong(length);
        Span<byte> room = Reserve(length);
        _position += AvroText.Encoding.GetBytes(value, room);
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
        if (value.Basis is TimeBasis.Utc)
        {
            Span<byte> room = Reserve(LongestUtc);
            _position += WriteUtc(room, value.Ticks);
            return;
        }

        bool instantKnown = value.Basis is not TimeBasis.Local;
        WriteNullable(instantKnown ? AvroTime.Micros(value.Ticks) : null);
        WriteNullable(AvroTime.Micros(value.LocalTicks));
        WriteNullable(instantKnown ? value.OffsetSeconds : null);
        WriteInt((int)value.Basis);
    }

    /// <summary>Writes a union of null (branch 0) and a <see cref="RecordTime"/> (branch 1).</summary>
    /// <param name="value">The time, or <see langword="null"/>.</param>
    public void WriteNullable(RecordTime? value)
    {
        WriteUnion(value.HasValue ? 1 : 0);
        if (value.HasValue)
        {
            WriteTime(value.GetValueOrDefault());
        }
    }

    /// <summary>Writes a time and two numbers, the whole of a sample, as one step: with millions of them, each step counts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void WriteSample(RecordTime time, int first, int second)
    {
        if (time.Basis is not TimeBasis.Utc)
        {
            WriteTime(time);
            WriteInt(first);
            WriteInt(second);
            return;
        }

        Span<byte> room = Reserve(LongestUtc + (2 * LongestVarint));
        int length = WriteUtc(room, time.Ticks);
        length += WriteVarint(room[length..], ZigZag(first));
        length += WriteVarint(room[length..], ZigZag(second));
        _position += length;
    }

    /// <summary>Commits what was written to the buffer.</summary>
    public void Flush()
    {
        _buffer.Advance(_position);
        _flushed += _position;
        _position = 0;
        _span = default;
    }

    private static ulong ZigZag(long value) => (ulong)((value << 1) ^ (value >> 63));

    /// <summary>Writes a time of which the instant is all that is known: one check of the room for its four parts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int WriteUtc(Span<byte> room, long ticks)
    {
        room[0] = 2;
        int length = 1 + WriteVarint(room[1..], ZigZag(AvroTime.Micros(ticks)));
        room[length] = 0;
        room[length + 1] = 0;
        room[length + 2] = 0;   // TimeBasis.Utc
        return length + 3;
    }

    /// <summary>Writes a varint into room for the longest one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int WriteVarint(Span<byte> room, ulong value)
    {
        if (value < 1 << 14)
        {
            // One or two bytes without a branch between them: heart rates lie on both sides of the border.
            uint low = (uint)value;
            int more = low >= 0x80 ? 1 : 0;
            BinaryPrimitives.WriteUInt16LittleEndian(room, (ushort)((low & 0x7F) | ((uint)more << 7) | ((low & 0x3F80) << 1)));
            return 1 + more;
        }

        if (value < 1UL << 56)
        {
            // Up to 8 bytes at once: 7 bits spread to each byte, then a continuation bit in all but the last.
            uint last = ((63 - (uint)BitOperations.LeadingZeroCount(value)) * 37) >> 8;   // of the highest bit's place, a seventh
            ulong continuation = 0x0080_8080_8080_8080 & ((1UL << (int)(last * 8)) - 1);
            BinaryPrimitives.WriteUInt64LittleEndian(room, Spread(value) | continuation);
            return (int)last + 1;
        }

        int position = 0;
        while (value >= 0x80)
        {
            room[position++] = (byte)(value | 0x80);
            value >>= 7;
        }

        room[position++] = (byte)value;
        return position;
    }

    /// <summary>Puts each 7 of 56 bits into a byte of their own.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Spread(ulong value)
    {
        if (Bmi2.X64.IsSupported)
        {
            return Bmi2.X64.ParallelBitDeposit(value, 0x7F7F_7F7F_7F7F_7F7F);
        }

        value = (value & 0x0FFF_FFFF) | ((value & 0x00FF_FFFF_F000_0000) << 4);
        value = (value & 0x0000_3FFF_0000_3FFF) | ((value & 0x0FFF_C000_0FFF_C000) << 2);
        return (value & 0x007F_007F_007F_007F) | ((value & 0x3F80_3F80_3F80_3F80) << 1);
    }

    // Moves the position where it must grow, so never within "_position += …": that would have read the old one before.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
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
