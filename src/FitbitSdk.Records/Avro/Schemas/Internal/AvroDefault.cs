using System.Text;
using System.Text.Json;

namespace FitbitSdk.Records;

/// <summary>Turns the defaults of a schema's fields from JSON into values, as the specification's table of defaults says.</summary>
internal sealed class AvroDefault
{
    // A record's default may be "{}" of fields with defaults of their own, and these the record itself, without end; or two of the next record
    // each, which are two of the next but one: a few lines of schema, and more values than memory has room for.
    private const int MaximumDepth = 64;
    private const int MostValues = 1 << 16;

    private int _values;

    public object? Read(AvroSchema schema, JsonElement json, AvroPath path) => Read(schema, json, path, MaximumDepth);

    private object? Read(AvroSchema schema, JsonElement json, AvroPath path, int depth)
    {
        if (depth == 0)
        {
            throw path.Error("the default holds itself.");
        }

        if (++_values > MostValues)
        {
            throw path.Error($"the defaults have more than {MostValues} values.");
        }

        try
        {
            return schema switch
            {
                // Of a union, a default is of the first branch.
                AvroUnionSchema union => Read(union.Branches[0], json, path, depth - 1),
                AvroRecordSchema record => ReadRecord(record, json, path, depth - 1),
                AvroArraySchema array => json.EnumerateArray().Select(item => Read(array.Items, item, path, depth - 1)).ToArray(),
                AvroMapSchema map => json.EnumerateObject().ToDictionary(static member => member.Name, member => Read(map.Values, member.Value, path, depth - 1)),
                AvroEnumSchema choice when choice.Symbols.Contains(json.GetString()) => json.GetString(),
                AvroFixedSchema bytes when json.GetString()?.Length == bytes.Size => ReadBytes(json),
                AvroPrimitiveSchema => ReadPrimitive(schema.Kind, json),
                _ => throw new InvalidOperationException(),
            };
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException and not AvroSchemaException)
        {
            throw path.Error($"the default is no {schema}.", e);
        }
    }

    private static object? ReadPrimitive(AvroSchemaKind kind, JsonElement json) => kind switch
    {
        AvroSchemaKind.Null when json.ValueKind is JsonValueKind.Null => (object?)null,
        AvroSchemaKind.Boolean => json.GetBoolean(),
        AvroSchemaKind.Int => json.GetInt32(),
        AvroSchemaKind.Long => json.GetInt64(),
        AvroSchemaKind.Float => json.GetSingle(),
        AvroSchemaKind.Double => json.GetDouble(),
        AvroSchemaKind.Bytes => ReadBytes(json),
        AvroSchemaKind.String when json.ValueKind is JsonValueKind.String => json.GetString(),
        _ => throw new InvalidOperationException(),
    };

    // Each character is a byte of the same number.
    private static byte[] ReadBytes(JsonElement json) => json.GetString() is { } text && text.All(static character => character <= 0xFF)
        ? Encoding.Latin1.GetBytes(text)
        : throw new InvalidOperationException();

    private AvroRecord ReadRecord(AvroRecordSchema record, JsonElement json, AvroPath path, int depth) => new(record, [.. record.Fields.Select(field =>
        (json.TryGetProperty(field.Name, out JsonElement value) ? value : field.DefaultJson) is { } given
            ? Read(field.Schema, given, path, depth)
            : throw path.Error($"the default lacks the field '{field.Name}'."))]);
}
