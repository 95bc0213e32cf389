using System.Buffers.Binary;
using System.Text;

namespace FitbitSdk.Records;

/// <summary>Reads Avro's binary encoding (<see href="https://avro.apache.org/docs/1.11.1/specification/#binary-encoding">specification</see>); the counterpart of <see cref="AvroWriter{TBuffer}"/>.</summary>
/// <remarks>The reader knows no schema: the caller reads fields in schema order, or leaves that to <see cref="AvroDatumReader"/>.
/// The bytes may come from anywhere: whatever they hold, each call ends with a value or an <see cref="AvroDataException"/>, and memory stays
/// in proportion to the bytes. So values that take no bytes, such as nulls and empty records, are refused where they are more than 4096 and 8 for
/// each byte.</remarks>
public ref struct AvroReader
{
    // Values may take no bytes at all: nulls, empty records, records of two records of two such. So many are given for nothing.
    internal const int FreeValues = 1 << 12;

    // A number in an array counts once, in a record of its own twice more: room enough for records within records that hold but a byte.
    private const long ValuesPerByte = 8;

    private const int MaximumDepth = 128;

    private readonly ReadOnlySpan<byte> _bytes;
    private long _values;
    private int _depth;

    /// <summary>Creates a reader.</summary>
    /// <param name="bytes">What is to be read.</param>
    public AvroReader(ReadOnlySpan<byte> bytes)
        : this(bytes, (0, (bytes.Length * ValuesPerByte) + FreeValues))
    {
    }

    internal AvroReader(ReadOnlySpan<byte> bytes, (int Position, long Values) state)
    {
        _bytes = bytes;
        (Position, _values) = state;
    }

    /// <summary>Gets how many bytes were read.</summary>
    public int Position { readonly get; private set; }

    /// <summary>Gets whether all was read.</summary>
    public readonly bool IsAtEnd => Position == _bytes.Length;

    /// <summary>Gets with what another reader goes on with the same bytes; this one cannot outlive a value that is handed out on the way.</summary>
    internal readonly (int Position, long Values) State => (Position, _values);

    /// <summary>Reads a <c>long</c>.</summary>
    /// <returns>The number.</returns>
    /// <exception cref="AvroDataException">The bytes end, or are no number of 64 bits.</exception>
    public long ReadLong()
    {
        ulong value = 0;
        for (int shift = 0; shift < 70; shift += 7)
        {
            byte next = ReadFixed(1)[0];
            if (shift == 63 && next > 1)
            {
                break;
            }

            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return (long)(value >> 1) ^ -(long)(value & 1);
            }
        }

        throw Broken("A number has more than 64 bits.");
    }

    /// <summary>Reads an <c>int</c>.</summary>
    /// <returns>The number.</returns>
    /// <exception cref="AvroDataException">The bytes end, or are no number of 32 bits.</exception>
    public int ReadInt() => ReadLong() is >= int.MinValue and <= int.MaxValue and var value ? (int)value : throw Broken("A number has more than 32 bits.");

    /// <summary>Reads the place of an enum's symbol or of a union's branch.</summary>
    /// <param name="count">How many there are.</param>
    /// <returns>A place from 0 to <paramref name="count"/> − 1.</returns>
    /// <exception cref="AvroDataException">The bytes end, or name none of them.</exception>
    public int ReadIndex(int count) => ReadLong() is >= 0 and var index && index < count ? (int)index : throw Broken($"A symbol or branch is none of {count}.");

    /// <summary>Reads a <c>boolean</c>.</summary>
    /// <returns>The value.</returns>
    /// <exception cref="AvroDataException">The bytes end, or are neither.</exception>
    public bool ReadBoolean() => ReadFixed(1)[0] switch
    {
        0 => false,
        1 => true,
        _ => throw Broken("A boolean is neither 0 nor 1."),
    };

    /// <summary>Reads a <c>float</c>.</summary>
    /// <returns>The value; NaN and infinities included.</returns>
    /// <exception cref="AvroDataException">The bytes end.</exception>
    public float ReadFloat() => BinaryPrimitives.ReadSingleLittleEndian(ReadFixed(sizeof(float)));

    /// <summary>Reads a <c>double</c>.</summary>
    /// <returns>The value; NaN and infinities included.</returns>
    /// <exception cref="AvroDataException">The bytes end.</exception>
    public double ReadDouble() => BinaryPrimitives.ReadDoubleLittleEndian(ReadFixed(sizeof(double)));

    /// <summary>Reads <c>bytes</c>.</summary>
    /// <returns>The bytes, where they lie.</returns>
    /// <exception cref="AvroDataException">The bytes end.</exception>
    public ReadOnlySpan<byte> ReadBytes() => Take(ReadLong());

    /// <summary>Reads a <c>string</c>.</summary>
    /// <returns>The text.</returns>
    /// <exception cref="AvroDataException">The bytes end, or are no UTF-8.</exception>
    public string ReadString()
    {
        ReadOnlySpan<byte> text = ReadBytes();
        try
        {
            return AvroText.Encoding.GetString(text);
        }
        catch (DecoderFallbackException)
        {
            // Not as the cause: it quotes the bytes.
            throw new AvroDataException("A text is no UTF-8.", Position - text.Length);
        }
    }

    /// <summary>Reads a <c>fixed</c>.</summary>
    /// <param name="length">How many bytes it has.</param>
    /// <returns>The bytes, where they lie.</returns>
    /// <exception cref="AvroDataException">The bytes end.</exception>
    public ReadOnlySpan<byte> ReadFixed(int length) => Take(length);

    /// <summary>Reads how many items of an <c>array</c> or <c>map</c> follow: once before the first, and again behind so many.</summary>
    /// <returns>A number of items, or 0 where there are no more.</returns>
    /// <exception cref="AvroDataException">The bytes end, or could not hold so many.</exception>
    public int ReadBlock() => ReadBlock(out _);

    /// <summary>Goes over items of an <c>array</c> or <c>map</c> without reading them, where the data says how long they are.</summary>
    /// <returns>How many items follow that must be read one by one; 0 where there are no more.</returns>
    /// <exception cref="AvroDataException">The bytes end, or could not hold so many.</exception>
    public int SkipBlocks()
    {
        int count;
        while ((count = ReadBlock(out long size)) > 0 && size >= 0)
        {
            Take(size);
        }

        return count;
    }

    // Data of a schema that holds itself may be nested without end, and the stack is not endless.
    internal void Enter()
    {
        if (++_depth > MaximumDepth)
        {
            throw Broken($"Values are nested more than {MaximumDepth} deep.");
        }
    }

    internal void EnterRecord(int fields)
    {
        Enter();
        if (fields >= _values)
        {
            throw Broken("There are more values than the bytes could hold.");
        }

        _values -= fields + 1L;
    }

    internal void Leave() => _depth--;

    internal readonly AvroDataException Broken(string reason) => new(reason, Position);

    private int ReadBlock(out long size)
    {
        long count = ReadLong();
        size = -1;
        if (count < 0)
        {
            size = ReadLong();
            if (size < 0 || size > _bytes.Length - Position)
            {
                throw Broken("A block is longer than what there is.");
            }
        }

        // long.MinValue has no counterpart: as an unsigned number it is too many like any other.
        ulong items = count < 0 ? 0UL - (ulong)count : (ulong)count;
        if (items > (ulong)Math.Min(_values, int.MaxValue))
        {
            throw Broken("A block has more items than its bytes could hold.");
        }

        _values -= (long)items;
        return (int)items;
    }

    private ReadOnlySpan<byte> Take(long length)
    {
        if (length < 0 || length > _bytes.Length - Position)
        {
            throw Broken("The data ends within a value.");
        }

        ReadOnlySpan<byte> taken = _bytes.Slice(Position, (int)length);
        Position += (int)length;
        return taken;
    }
}
