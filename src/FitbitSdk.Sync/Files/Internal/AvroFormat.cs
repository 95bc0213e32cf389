using FitbitSdk.Records;

namespace FitbitSdk.Sync;

/// <summary>Deliveries as Avro.</summary>
/// <param name="codec">The codec of new files; one that exists keeps its own.</param>
internal sealed class AvroFormat(AvroCodec codec) : IFileFormat
{
    public string Name => "avro";

    public IRecordEncoder Encoder { get; } = new AvroDeliveryEncoder();

    public string PathOf(StreamId stream) => Path.Combine("avro", $"{stream.Value}.avro");

    public Action<Stream, EncodedBatch> Open(Stream file, RecordSchema schema) => AvroContainer.Open(file, AvroDeliveryEncoder.DescribeSchema(schema), codec);
}
