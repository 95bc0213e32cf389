using System.Text.Json.Nodes;

namespace FitbitSdk.Records.Tests;

internal static class Schemas
{
    public static IEnumerable<string> FieldsOf(RecordSchema schema) => FieldsOf(JsonNode.Parse(schema.AvroJson)!);

    public static IEnumerable<string> FieldsOf(JsonNode record) => record["fields"]!.AsArray().Select(static field => field!["name"]!.GetValue<string>());

    /// <summary>Gives the record type, other than a time, that is first declared in a field's type, be it optional or an array's.</summary>
    public static JsonNode? PartOf(JsonNode field) => Unwrap(field["type"]!) is JsonObject type && type["name"]!.GetValue<string>() is not "RecordTime" ? type : null;

    private static JsonNode? Unwrap(JsonNode type) => type switch
    {
        JsonArray union => Unwrap(union[^1]!),
        JsonObject array when array["type"]!.GetValue<string>() is "array" => Unwrap(array["items"]!),
        JsonObject record when record["type"]!.GetValue<string>() is "record" => record,
        _ => null,
    };
}
