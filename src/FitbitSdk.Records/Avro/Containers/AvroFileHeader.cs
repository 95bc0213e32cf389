using System.Text;

namespace FitbitSdk.Records;

/// <summary>What stands at the beginning of an Avro file: schema, codec, what else its writer says, and the mark that parts its blocks.</summary>
public sealed class AvroFileHeader
{
    internal const int SyncLength = 16;

    private const string SchemaKey = "avro.schema";
    private const string CodecKey = "avro.codec";

    // More than any schema needs, and little enough to hold.
    private const int LongestEntry = 4 << 20;
    private const int MostEntries = 1000;

    internal AvroFileHeader(string schemaJson, AvroCodec codec, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> metadata, byte[] sync) =>
        (SchemaJson, Codec, Metadata, Sync) = (schemaJson, codec, metadata, sync);

    /// <summary>Gets the writer's schema as JSON.</summary>
    public string SchemaJson { get; }

    /// <summary>Gets how the blocks are compressed.</summary>
    public AvroCodec Codec { get; }

    /// <summary>Gets what else the writer says, schema and codec left out.</summary>
    public IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Metadata { get; }

    internal byte[] Sync { get; }

    private static ReadOnlySpan<byte> Magic => "Obj\u0001"u8;

    internal static AvroFileHeader Read(AvroInput input)
    {
        try
        {
            if (!input.Read(Magic.Length).AsSpan().SequenceEqual(Magic))
            {
                throw new AvroDataException("This is no Avro file: it begins otherwise.", 0);
            }

            Dictionary<string, ReadOnlyMemory<byte>> metadata = ReadMetadata(input);
            byte[] sync = input.Read(SyncLength);
            if (!metadata.Remove(SchemaKey, out ReadOnlyMemory<byte> schema))
            {
                throw new AvroDataException("The file's header has no schema.", 0);
            }

            return new(TextOf(schema), metadata.Remove(CodecKey, out ReadOnlyMemory<byte> codec) ? CodecOf(TextOf(codec)) : AvroCodec.Null, metadata, sync);
        }
        catch (EndOfStreamException e)
        {
            throw new AvroDataException("The file ends within its header.", input.Position, e);
        }
    }

    internal void Write(Stream stream)
    {
        using PooledBuffer buffer = new();
        AvroWriter<PooledBuffer> writer = new(buffer);
        writer.WriteFixed(Magic);
        writer.WriteStart(Metadata.Count + 2);
        writer.WriteString(SchemaKey);
        writer.WriteBytes(AvroText.Encoding.GetBytes(SchemaJson));
        writer.WriteString(CodecKey);
        writer.WriteBytes(Codec is AvroCodec.Deflate ? "deflate"u8 : "null"u8);
        foreach ((string key, ReadOnlyMemory<byte> value) in Metadata)
        {
            writer.WriteString(key);
            writer.WriteBytes(value.Span);
        }

        writer.WriteEnd();
        writer.WriteFixed(Sync);
        writer.Flush();
        stream.Write(buffer.Written.Span);
    }

    private static Dictionary<string, ReadOnlyMemory<byte>> ReadMetadata(AvroInput input)
    {
        Dictionary<string, ReadOnlyMemory<byte>> metadata = new(StringComparer.Ordinal);
        for (long count = input.ReadLong(); count != 0; count = input.ReadLong())
        {
            if (count < 0)
            {
                input.ReadLong();   // the block's length in bytes, which nobody needs here
            }

            for (long i = Math.Abs(Math.Max(count, -long.MaxValue)); i > 0; i--)
            {
                if (metadata.Count == MostEntries)
                {
                    throw new AvroDataException($"The file's header has more than {MostEntries} entries.", input.Position);
                }

                string key = TextOf(ReadEntry(input));
                metadata[key] = ReadEntry(input);
            }
        }

        return metadata;
    }

    private static byte[] ReadEntry(AvroInput input) => input.ReadLong() is >= 0 and <= LongestEntry and var length
        ? input.Read((int)length)
        : throw new AvroDataException($"An entry of the file's header is longer than {LongestEntry} bytes.", input.Position);

    private static string TextOf(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return AvroText.Encoding.GetString(bytes.Span);
        }
        catch (DecoderFallbackException e)
        {
            throw new AvroDataException("The file's header is no UTF-8.", 0, e);
        }
    }

    private static AvroCodec CodecOf(string name) => name switch
    {
        "null" => AvroCodec.Null,
        "deflate" => AvroCodec.Deflate,
        _ => throw new AvroDataException("The file is compressed with a codec other than null and deflate.", 0),
    };
}
