using System.Security.Cryptography;
using System.Text;
using FitbitSdk.Records;

namespace FitbitSdk.Sync;

/// <summary>Avro Object Container Files (<see href="https://avro.apache.org/docs/1.11.1/specification/#object-container-files"/>), without compression; one block a batch.</summary>
internal sealed class AvroFormat : IFileFormat
{
    private const int SyncSize = 16;

    private static ReadOnlySpan<byte> Magic => "Obj\u0001"u8;

    public string Name => "avro";

    public IRecordEncoder Encoder { get; } = new AvroDeliveryEncoder();

    public string PathOf(StreamId stream) => Path.Combine("avro", $"{stream.Value}.avro");

    public Action<Stream, EncodedBatch> Open(Stream file, bool isNew, RecordSchema schema) => Open(file, isNew, AvroDeliveryEncoder.DescribeSchema(schema));

    public static Action<Stream, EncodedBatch> Open(Stream file, bool isNew, string schemaJson)
    {
        byte[] prologue = WritePrologue(schemaJson);
        byte[] sync = isNew ? RandomNumberGenerator.GetBytes(SyncSize) : new byte[SyncSize];
        if (isNew)
        {
            file.Write(prologue);
            file.Write(sync);
        }
        else
        {
            byte[] found = new byte[prologue.Length];
            if (file.ReadAtLeast(found, found.Length, throwOnEndOfStream: false) != found.Length
                || !found.AsSpan().SequenceEqual(prologue)
                || file.ReadAtLeast(sync, SyncSize, throwOnEndOfStream: false) != SyncSize)
            {
                throw new InvalidDataException("it was not written with this version's schema. Move it away, together with the state file; both begin anew");
            }
        }

        return (stream, batch) => WriteBlock(stream, batch, sync);
    }

    private static byte[] WritePrologue(string schemaJson)
    {
        using PooledBuffer buffer = new();
        AvroWriter<PooledBuffer> writer = new(buffer);
        writer.WriteFixed(Magic);
        writer.WriteStart(2);
        writer.WriteString("avro.schema");
        writer.WriteBytes(Encoding.UTF8.GetBytes(schemaJson));
        writer.WriteString("avro.codec");
        writer.WriteBytes("null"u8);
        writer.WriteEnd();
        writer.Flush();
        return buffer.Written.ToArray();
    }

    private static void WriteBlock(Stream file, EncodedBatch batch, byte[] sync)
    {
        using PooledBuffer buffer = new(32);
        AvroWriter<PooledBuffer> writer = new(buffer);
        writer.WriteLong(batch.Count);
        writer.WriteLong(batch.Bytes.Length);
        writer.Flush();
        file.Write(buffer.Written.Span);
        file.Write(batch.Bytes.Span);
        file.Write(sync);
    }
}
