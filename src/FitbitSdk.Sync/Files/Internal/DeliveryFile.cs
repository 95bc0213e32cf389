using FitbitSdk.Records;

namespace FitbitSdk.Sync;

/// <summary>One file a stream, with every delivery as it came.</summary>
internal sealed class DeliveryFile(IFileFormat format) : IStreamFormat
{
    public IReadOnlyList<FileName> FilesOf(StreamId stream) => [new(format.Name, format.PathOf(stream))];

    public void Append(RecordBatch batch, IReadOnlyList<RecordFile> files)
    {
        using EncodedBatch entries = format.Encoder.Encode(batch);
        files[0].Append(entries, file => format.Open(file, batch.Schema));
    }
}
