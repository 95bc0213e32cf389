using FitbitSdk.Records;

namespace FitbitSdk.Sync;

/// <summary>Begins or continues Avro Object Container Files; a batch is one block, a very long one several.</summary>
internal static class AvroContainer
{
    private const string Help = "Move it away, together with the state file; both begin anew";

    /// <summary>Writes a new file's header, or checks that of one that exists: it keeps its codec.</summary>
    /// <returns>What writes batches behind it.</returns>
    /// <exception cref="InvalidDataException">The file holds something else; the message says what helps.</exception>
    public static Action<Stream, EncodedBatch> Open(Stream file, bool isNew, string schemaJson, AvroCodec codec)
    {
        AvroFileWriter writer = isNew ? AvroFileWriter.Create(file, schemaJson, codec) : GoOn(file, schemaJson);
        return (_, batch) => writer.Write(batch);
    }

    private static AvroFileWriter GoOn(Stream file, string schemaJson)
    {
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
