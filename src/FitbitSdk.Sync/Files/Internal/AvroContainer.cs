using System.Text.Json;
using System.Text.Json.Nodes;
using FitbitSdk.Records;

namespace FitbitSdk.Sync;

/// <summary>Begins or continues Avro Object Container Files; a batch is one block, a very long one several.</summary>
internal static class AvroContainer
{
    private const string Help = "Move it away, together with the state file; both begin anew";

    /// <summary>Writes an empty file's header, or checks that of one that exists: it keeps its codec.</summary>
    /// <returns>What writes batches behind it.</returns>
    /// <exception cref="InvalidDataException">The file holds something else; the message says what helps.</exception>
    public static Action<Stream, EncodedBatch> Open(Stream file, string schemaJson, AvroCodec codec)
    {
        AvroFileWriter writer = file.Length == 0 ? AvroFileWriter.Create(file, schemaJson, codec) : GoOn(file, schemaJson);
        return (_, batch) => writer.Write(batch);
    }

    private static AvroFileWriter GoOn(Stream file, string schemaJson)
    {
        try
        {
            AvroFileWriter writer = AvroFileWriter.Append(file);
            return IsSame(writer.Header.SchemaJson, schemaJson) ? writer : throw new InvalidDataException($"it was not written with this version's schema. {Help}");
        }
        catch (Exception e) when (e is AvroDataException or JsonException)
        {
            throw new InvalidDataException($"it is no Avro file that can be continued. {Help}", e);
        }
    }

    // All but the documentation, which no reader goes by: a word that was mended there must not part a file from its stream.
    private static bool IsSame(string schemaJson, string other) =>
        schemaJson == other || JsonNode.DeepEquals(WithoutDocumentation(Parse(schemaJson)), WithoutDocumentation(Parse(other)));

    private static JsonNode? Parse(string schemaJson) => JsonNode.Parse(schemaJson, documentOptions: new() { AllowDuplicateProperties = false });

    private static JsonNode? WithoutDocumentation(JsonNode? schema) => schema switch
    {
        JsonObject members => new JsonObject(members.Where(static member => member.Key != "doc").Select(static member => KeyValuePair.Create(member.Key, WithoutDocumentation(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(WithoutDocumentation)]),
        _ => schema?.DeepClone(),
    };
}
