using FitbitSdk.Records;

namespace FitbitSdk.Sync;

/// <summary>One JSON object a line (<see href="https://jsonlines.org/"/>).</summary>
internal sealed class JsonLinesFormat : IFileFormat
{
    public string Name => "jsonl";

    public IRecordEncoder Encoder { get; } = new JsonDeliveryEncoder();

    public string PathOf(StreamId stream) => Path.Combine("json", $"{stream.Value}.jsonl");

    public Action<Stream, EncodedBatch> Open(Stream file, RecordSchema schema) => static (file, batch) =>
    {
        using PooledBuffer lines = new(batch.Bytes.Length + batch.Count);
        for (int i = 0; i < batch.Count; i++)
        {
            ReadOnlySpan<byte> entry = batch[i].Span;
            Span<byte> line = lines.GetSpan(entry.Length + 1);
            entry.CopyTo(line);
            line[entry.Length] = (byte)'\n';
            lines.Advance(entry.Length + 1);
        }

        file.Write(lines.Written.Span);
    };
}
