namespace FitbitSdk.Records;

/// <summary>Reads a file from front to back and knows where it stands. At the end of the file it throws an <see cref="EndOfStreamException"/>.</summary>
internal sealed class AvroInput(Stream stream)
{
    private const int Step = 1 << 16;

    private readonly byte[] _buffer = new byte[Step];
    private int _start;
    private int _end;

    public long Position { get; private set; }

    public bool IsAtEnd => _start == _end && !Fill();

    public long ReadLong()
    {
        Span<byte> number = stackalloc byte[10];
        for (int i = 0; i < number.Length; i++)
        {
            // The tenth byte has but one bit left to tell.
            if ((number[i] = ReadByte()) < (i < 9 ? 0x80 : 2))
            {
                return new AvroReader(number[..(i + 1)]).ReadLong();
            }
        }

        throw new AvroDataException("A number has more than 64 bits.", Position);
    }

    /// <summary>Reads so many bytes; memory is taken as they come, since the number may be a lie.</summary>
    public byte[] Read(int count)
    {
        byte[] bytes = new byte[Math.Min(count, Step)];
        for (int done = 0; done < count;)
        {
            if (IsAtEnd)
            {
                throw new EndOfStreamException();
            }

            if (done == bytes.Length)
            {
                Array.Resize(ref bytes, (int)Math.Min(count, bytes.Length * 2L));
            }

            int taken = Math.Min(bytes.Length - done, _end - _start);
            _buffer.AsSpan(_start, taken).CopyTo(bytes.AsSpan(done));
            _start += taken;
            done += taken;
            Position += taken;
        }

        return bytes;
    }

    private byte ReadByte()
    {
        if (IsAtEnd)
        {
            throw new EndOfStreamException();
        }

        Position++;
        return _buffer[_start++];
    }

    private bool Fill()
    {
        (_start, _end) = (0, stream.Read(_buffer));
        return _end > 0;
    }
}
