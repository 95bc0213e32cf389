using FitbitSdk.Records;

namespace FitbitSdk.Sync;

/// <summary>Avro Object Container Files; a batch is one block, a very long one several.</summary>
/// <param name="codec">The codec of new files; one that exists keeps its own.</param>
internal sealed class AvroFormat(AvroCodec codec) : IFileFormat
{
    public string Name => "avro";

    public IRecordEncoder Encoder { get; } = new AvroDeliveryEncoder();

    public string PathOf(StreamId stream) => Path.Combine("avro", $"{stream.Value}.avro");

    public Action<Stream, EncodedBatch> Open(Stream file, bool isNew, RecordSchema schema)
    {
        string schemaJson = AvroDeliveryEncoder.DescribeSchema(schema);
        AvroFileWriter writer = isNew ? AvroFileWriter.Create(file, schemaJson, codec) : GoOn(file, schemaJson);
        return (_, batch) => writer.Write(batch);
    }

    private static AvroFileWriter GoOn(Stream file, string schemaJson)
    {
        const string Help = "Move it away, together with the state file; both begin anew";
        try
        {
            AvroFileWriter writer = AvroFileWriter.Append(file);
            return writer.Header.SchemaJson == schemaJson ? writer : throw new InvalidDataException($"it was not written with this version's schema. {Help}");
        }
        catch (AvroDataException e)
        {
            throw new InvalidDataException($"it is no Avro file that can be continued. {Help}", e);
        }
    }
}
