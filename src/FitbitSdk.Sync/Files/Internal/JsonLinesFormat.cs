using FitbitSdk.Records;

namespace FitbitSdk.Sync;

/// <summary>One JSON object a line (<see href="https://jsonlines.org/"/>).</summary>
internal sealed class JsonLinesFormat : IFileFormat
{
    public string Name => "jsonl";

    public IRecordEncoder Encoder { get; } = new JsonDeliveryEncoder();

    public string PathOf(StreamId stream) => Path.Combine("json", $"{stream.Value}.jsonl");

    public Action<Stream, EncodedBatch> Open(Stream file, bool isNew, RecordSchema schema) => static (file, batch) =>
    {
        for (int i = 0; i < batch.Count; i++)
        {
            file.Write(batch[i].Span);
            file.WriteByte((byte)'\n');
        }
    };
}
