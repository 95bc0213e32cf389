namespace FitbitSdk.Records;

/// <summary>Reads Avro Object Container Files, block by block, whoever wrote them; codecs null and deflate.</summary>
/// <remarks>A file that ends within a block was cut off while it was written (<see cref="IsTorn"/>): all before is good. Anything else that is wrong is an
/// <see cref="AvroDataException"/>. One block is held at a time, of 64 megabytes at most. What stands behind the end of deflated data is not looked
/// at: Avro's own library for Python leaves the rest of a checksum there. The stream stays the caller's.</remarks>
public sealed class AvroFileReader
{
    // Of a block, compressed or not: a few bytes may pretend to be, or unfold to, any number.
    private const int LongestBlock = 64 << 20;

    private readonly AvroInput _input;
    private readonly AvroDatumReader _datum;

    /// <summary>Opens a file and reads its header.</summary>
    /// <param name="stream">The file, at its beginning.</param>
    /// <param name="readerSchema">The schema that values are to have; <see langword="null"/> for the writer's.</param>
    /// <exception cref="AvroDataException">It is no Avro file, or one of another codec.</exception>
    /// <exception cref="AvroSchemaException">The schema in its header is not valid.</exception>
    public AvroFileReader(Stream stream, AvroSchema? readerSchema = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        _input = new(stream);
        Header = AvroFileHeader.Read(_input);
        WriterSchema = AvroSchema.ParseWriter(Header.SchemaJson);
        _datum = new(WriterSchema, readerSchema ?? WriterSchema);
        CompleteLength = _input.Position;
    }

    /// <summary>Gets the header.</summary>
    public AvroFileHeader Header { get; }

    /// <summary>Gets the schema with which the file was written, as <see cref="AvroSchema.ParseWriter"/> reads it.</summary>
    public AvroSchema WriterSchema { get; }

    /// <summary>Gets where the last whole block ends that was read: what is cut there is a good file.</summary>
    public long CompleteLength { get; private set; }

    /// <summary>Gets whether the file ended within a block; known when reading has come to the end.</summary>
    public bool IsTorn { get; private set; }

    /// <summary>Reads the values from here to the end, or to the tear.</summary>
    /// <returns>The values as they are read; see <see cref="AvroRecord"/> for their types.</returns>
    /// <exception cref="AvroDataException">The file is damaged, or a value cannot be resolved.</exception>
    public IEnumerable<object?> Read()
    {
        while (ReadBlock() is { } block)
        {
            (int Position, long Values) state = new AvroReader(block.Data.Span).State;
            for (long i = 0; i < block.Count; i++)
            {
                yield return ReadValue(block, ref state);
            }

            if (state.Position != block.Data.Length)
            {
                throw new AvroDataException("A block has bytes left over behind its values.", block.Position);
            }
        }
    }

    /// <summary>Reads the next block.</summary>
    /// <returns>The block, or <see langword="null"/> at the end of the file or where it is torn.</returns>
    /// <exception cref="AvroDataException">The file is damaged.</exception>
    public AvroFileBlock? ReadBlock()
    {
        if (_input.IsAtEnd)
        {
            return null;
        }

        try
        {
            long count = _input.ReadLong();
            long length = _input.ReadLong();
            if (count < 0 || length is < 0 or > LongestBlock)
            {
                throw new AvroDataException("A block's size makes no sense.", CompleteLength);
            }

            byte[] stored = _input.Read((int)length);
            if (!_input.Read(AvroFileHeader.SyncLength).AsSpan().SequenceEqual(Header.Sync))
            {
                throw new AvroDataException("The mark behind a block is not that of the file.", _input.Position - AvroFileHeader.SyncLength);
            }

            byte[] data = Header.Codec is AvroCodec.Deflate ? Inflate(stored) : stored;
            if (count > (long)data.Length + AvroReader.FreeValues)
            {
                throw new AvroDataException("A block has more values than its bytes could hold.", CompleteLength);
            }

            long position = CompleteLength;
            CompleteLength = _input.Position;
            return new(position, count, data);
        }
        catch (EndOfStreamException)
        {
            IsTorn = true;
            return null;
        }
    }

    private object? ReadValue(AvroFileBlock block, ref (int Position, long Values) state)
    {
        AvroReader reader = new(block.Data.Span, state);
        try
        {
            object? value = _datum.Read(ref reader);
            state = reader.State;
            return value;
        }
        catch (AvroDataException e)
        {
            throw new AvroDataException($"{e.Reason} That is {e.Position} bytes into the values of a block.", block.Position, e);
        }
    }

    private byte[] Inflate(byte[] stored)
    {
        try
        {
            return DeflatedBlock.Inflate(stored, LongestBlock);
        }
        catch (InvalidDataException e)
        {
            throw new AvroDataException($"A block cannot be unfolded: {e.Message}", CompleteLength, e);
        }
    }
}
