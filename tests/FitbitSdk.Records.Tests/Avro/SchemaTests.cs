using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FitbitSdk.Records.Tests;

/// <summary>One name for one thing: in the type, its schema file, its JSON, its stream.</summary>
public sealed class SchemaTests
{
    public static TheoryData<string> Streams => [.. Samples.Streams.Select(static stream => stream.Value)];

    [Fact]
    public void EachFile_IsOneOfARecordType_OrThatOfADelivery() => Assert.Equal(
        Samples.Streams.Select(static stream => stream.Value).Append("delivery").SelectMany(static name => (string[])[$"{name}.avsc", $"{name}.schema.json"]).Order(StringComparer.Ordinal),
        typeof(RecordSchema).Assembly.GetManifestResourceNames().Order(StringComparer.Ordinal));

    [Fact]
    public void EachRecordType_HasASample() => Assert.Equal(
        typeof(RecordSchema).Assembly.GetExportedTypes()
            .Where(static type => Array.Exists(type.GetInterfaces(), static i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IHealthRecord<>)))
            .Select(static type => type.Name).Order(StringComparer.Ordinal),
        Samples.Streams.Select(static stream => TypeOf(stream.Value).Name).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Streams))]
    public void Schema_HasTheNamesOfItsType(string stream)
    {
        using RecordBatch batch = Samples.Batch(stream);
        JsonNode schema = JsonNode.Parse(batch.Schema.AvroJson)!;

        Assert.Equal(stream, batch.Schema.RecordType);
        Assert.Equal("fitbitsdk.records", schema["namespace"]!.GetValue<string>());
        SameNames(schema, TypeOf(stream));
    }

    [Theory]
    [MemberData(nameof(Streams))]
    public void Schema_HasTheNamesOfTheJsonForm(string stream)
    {
        using RecordBatch batch = Samples.Batch(stream);
        using EncodedBatch encoded = new JsonDeliveryEncoder().Encode(batch);
        using JsonDocument document = JsonDocument.Parse(encoded[0]);

        SameNames(JsonNode.Parse(batch.Schema.AvroJson)!, document.RootElement);
    }

    private static Type TypeOf(string stream)
    {
        using RecordBatch batch = Samples.Batch(stream);
        return batch.GetType().GetGenericArguments()[0];
    }

    private static void SameNames(JsonNode schema, Type type)
    {
        PropertyInfo[] properties = [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(static property => property.Name is not "Key")];

        Assert.Equal(type.Name, schema["name"]!.GetValue<string>());
        Assert.Equal(Schemas.FieldsOf(schema), properties.Select(static property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)));
        foreach ((JsonNode? field, PropertyInfo property) in schema["fields"]!.AsArray().Zip(properties))
        {
            if (Schemas.PartOf(field!) is { } part)
            {
                SameNames(part, property.PropertyType.IsGenericType ? property.PropertyType.GetGenericArguments()[0] : property.PropertyType);
            }
        }
    }

    private static void SameNames(JsonNode schema, JsonElement json)
    {
        // In front of a record stands its delivery; the basis is, in Avro, a part of each time.
        string[] delivery = ["userKey", "provider", "stream", "recordId", "revision", "delivery", "observedAt"];
        IEnumerable<string> members = json.EnumerateObject().Select(static member => member.Name);

        Assert.Equal(Schemas.FieldsOf(schema), members.Except([.. delivery, "timeBasis"]));
        foreach (JsonNode? field in schema["fields"]!.AsArray())
        {
            if (Schemas.PartOf(field!) is { } part)
            {
                JsonElement value = json.GetProperty(field!["name"]!.GetValue<string>());
                SameNames(part, value.ValueKind is JsonValueKind.Array ? value[0] : value);
            }
        }
    }
}
