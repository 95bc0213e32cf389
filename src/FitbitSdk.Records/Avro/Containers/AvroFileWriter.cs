using System.IO.Compression;
using System.Security.Cryptography;

namespace FitbitSdk.Records;

/// <summary>Writes Avro Object Container Files (<see href="https://avro.apache.org/docs/1.11.1/specification/#object-container-files">specification</see>): a header, then blocks of values.</summary>
/// <remarks>Nothing is held back: when a call returns, its blocks are in the stream. The stream stays the caller's.</remarks>
public sealed class AvroFileWriter
{
    // A reader holds a whole block; what is longer than this becomes several.
    private const int LongestBlock = 1 << 20;

    private readonly Stream _stream;

    private AvroFileWriter(Stream stream, AvroFileHeader header) => (_stream, Header) = (stream, header);

    /// <summary>Gets the header of the file.</summary>
    public AvroFileHeader Header { get; }

    /// <summary>Begins a file.</summary>
    /// <param name="stream">Where the file goes; its header is written at once.</param>
    /// <param name="schemaJson">The schema of the values.</param>
    /// <param name="codec">How blocks are compressed.</param>
    /// <param name="metadata">What else the header is to say; keys beginning with <c>avro.</c> belong to Avro.</param>
    /// <returns>The writer.</returns>
    /// <exception cref="AvroSchemaException"><paramref name="schemaJson"/> is no schema.</exception>
    public static AvroFileWriter Create(
        Stream stream,
        string schemaJson,
        AvroCodec codec = AvroCodec.Null,
        IReadOnlyDictionary<string, ReadOnlyMemory<byte>>? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        AvroSchema.Parse(schemaJson);
        metadata ??= new Dictionary<string, ReadOnlyMemory<byte>>();
        if (metadata.Keys.Any(static key => key.StartsWith("avro.", StringComparison.Ordinal)))
        {
            throw new ArgumentException("Keys beginning with 'avro.' belong to Avro.", nameof(metadata));
        }

        AvroFileHeader header = new(schemaJson, codec, metadata, RandomNumberGenerator.GetBytes(AvroFileHeader.SyncLength));
        header.Write(stream);
        return new(stream, header);
    }

    /// <summary>Goes on with a file: reads its header and keeps to its schema, codec and mark.</summary>
    /// <param name="stream">The file, at its beginning. Set it to its end before the first block; where that end is torn, cut it off first.</param>
    /// <returns>The writer.</returns>
    /// <exception cref="AvroDataException">It is no Avro file.</exception>
    public static AvroFileWriter Append(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return new(stream, AvroFileHeader.Read(new(stream)));
    }

    /// <summary>Writes a batch, in blocks of a megabyte at most where its entries are not longer themselves.</summary>
    /// <param name="batch">The batch, encoded as the file's schema says; an empty one writes nothing.</param>
    public void Write(EncodedBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        for (int first = 0, start = 0; first < batch.Count;)
        {
            int next = first;
            int end = start;
            do
            {
                end += batch[next++].Length;
            }
            while (next < batch.Count && end - start + batch[next].Length <= LongestBlock);

            WriteBlock(batch.Bytes.Span[start..end], next - first);
            (first, start) = (next, end);
        }
    }

    /// <summary>Writes a block.</summary>
    /// <param name="values">The values, one behind the other.</param>
    /// <param name="count">How many there are.</param>
    public void WriteBlock(ReadOnlySpan<byte> values, int count)
    {
        if (Header.Codec is AvroCodec.Null)
        {
            WriteRaw(values, count);
            return;
        }

        using MemoryStream compressed = new();
        using (DeflateStream deflate = new(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            deflate.Write(values);
        }

        if (values.IsEmpty)
        {
            // Of no bytes .NET makes none at all, and other readers miss the end: a last block with nothing in it.
            compressed.Write([0x03, 0x00]);
        }

        WriteRaw(compressed.GetBuffer().AsSpan(0, (int)compressed.Length), count);
    }

    private void WriteRaw(ReadOnlySpan<byte> data, int count)
    {
        using PooledBuffer buffer = new(32);
        AvroWriter<PooledBuffer> writer = new(buffer);
        writer.WriteLong(count);
        writer.WriteLong(data.Length);
        writer.Flush();
        _stream.Write(buffer.Written.Span);
        _stream.Write(data);
        _stream.Write(Header.Sync);
    }
}
