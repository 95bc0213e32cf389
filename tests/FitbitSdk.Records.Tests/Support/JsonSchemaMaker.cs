using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FitbitSdk.Records.Tests;

/// <summary>Makes the JSON Schema of a record type's deliveries from its Avro schema: the same names, in the forms that JSON has for them.</summary>
internal sealed class JsonSchemaMaker
{
    private const string Date = "-?[0-9]{4}-[0-9]{2}-[0-9]{2}";
    private const string Time = $"{Date}T[0-9]{{2}}:[0-9]{{2}}:[0-9]{{2}}([.][0-9]{{1,9}})?";

    // Files are read by people.
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly AvroRecordSchema Delivery = (AvroRecordSchema)AvroSchema.Parse(AvroDeliveryEncoder.DescribeSchema(TimeZoneSnapshot.Schema));

    private readonly JsonObject _parts = [];

    private JsonSchemaMaker()
    {
    }

    /// <summary>Gives the text of the schema; without a record type, that of any delivery, which leaves the record's members open.</summary>
    public static string Make(RecordSchema? type) => new JsonSchemaMaker().Describe((AvroRecordSchema?)(type is null ? null : AvroSchema.Parse(type.AvroJson))).ToJsonString(Options) + "\n";

    private JsonObject Describe(AvroRecordSchema? record)
    {
        JsonObject upsert = Deliver("upsert", ["recordId", "revision"]);
        if (record is null)
        {
            upsert.Remove("additionalProperties");
        }
        else
        {
            AddMembers(upsert, record);
            AddBasis(upsert, record);
        }

        return new()
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = record?.Name ?? Delivery.Name,
            ["oneOf"] = new JsonArray(Reference("upsert"), Reference("retract"), Reference("rangeReplaced")),
            ["$defs"] = new JsonObject(
            [
                KeyValuePair.Create("upsert", (JsonNode?)upsert),
                KeyValuePair.Create("retract", (JsonNode?)Deliver("retract", ["recordId"])),
                KeyValuePair.Create("rangeReplaced", (JsonNode?)Deliver("rangeReplaced", ["spanStart", "spanEnd"])),
                .. _parts.Select(static part => KeyValuePair.Create(part.Key, part.Value?.DeepClone())),
            ]),
        };
    }

    // What each delivery has, and what only one of its kind has.
    private JsonObject Deliver(string kind, string[] own)
    {
        JsonObject closed = Closed();
        foreach (AvroField field in Delivery.Fields.Where(field => field.Name is not "record" && (field.Schema is not AvroUnionSchema || own.Contains(field.Name))))
        {
            Add(closed, field.Name, field, field.Name switch
            {
                "delivery" => new() { ["const"] = kind },
                "revision" => new() { ["type"] = "string", ["pattern"] = "^[0-9a-f]{16}$" },   // JSON readers keep only 53 bits of a number
                _ => Describe(field.Schema),
            });
            Require(closed, field.Name);
        }

        return closed;
    }

    private void AddMembers(JsonObject closed, AvroRecordSchema record)
    {
        foreach (AvroField field in record.Fields)
        {
            Add(closed, field.Name, field, Describe(field.Schema));

            // A number that is not finite is left out, so no floating-point number is required.
            if (field.Schema.Kind is not (AvroSchemaKind.Union or AvroSchemaKind.Double))
            {
                Require(closed, field.Name);
            }
        }
    }

    // In Avro each time says how it is known; in JSON its record does.
    private static void AddBasis(JsonObject closed, AvroRecordSchema record)
    {
        if (record.Fields.Select(static field => field.Schema).OfType<AvroRecordSchema>().FirstOrDefault(IsTime) is { } time)
        {
            AvroField basis = time.Fields[time.IndexOf("basis")];
            Add(closed, "timeBasis", basis, new() { ["enum"] = new JsonArray([.. ((AvroEnumSchema)basis.Schema).Symbols.Select(static symbol => (JsonNode)CamelCase(symbol))]) });
            Require(closed, "timeBasis");
        }
    }

    private static void Add(JsonObject closed, string name, AvroField field, JsonObject type)
    {
        if (field.Documentation is { } documentation && !type.ContainsKey("const"))
        {
            type.Insert(0, "description", documentation);
        }

        closed["properties"]![name] = type;
    }

    private static void Require(JsonObject closed, string name) => closed["required"]!.AsArray().Add(name);

    private JsonObject Describe(AvroSchema schema) => schema switch
    {
        AvroUnionSchema union => Describe(union.Branches[1]),   // of null and one other: absent or that
        AvroRecordSchema time when IsTime(time) => Text($"^{Time}(Z|[+-][0-9]{{2}}:[0-9]{{2}}(:[0-9]{{2}})?)?$"),
        AvroRecordSchema record => Part(record),
        AvroArraySchema array => new() { ["type"] = "array", ["items"] = Describe(array.Items) },
        { LogicalType: "date" } => Text($"^{Date}$", "date"),
        { LogicalType: "timestamp-micros" } => Text($"^{Time}Z$", "date-time"),
        { Kind: AvroSchemaKind.Int } => new() { ["type"] = "integer", ["minimum"] = int.MinValue, ["maximum"] = int.MaxValue },
        { Kind: AvroSchemaKind.Long } => new() { ["type"] = "integer", ["minimum"] = long.MinValue, ["maximum"] = long.MaxValue },
        { Kind: AvroSchemaKind.Double } => new() { ["type"] = "number" },
        { Kind: AvroSchemaKind.Boolean } => new() { ["type"] = "boolean" },
        { Kind: AvroSchemaKind.String } => new() { ["type"] = "string" },
        _ => throw new NotSupportedException($"No record type has a {schema}."),
    };

    private JsonObject Part(AvroRecordSchema record)
    {
        if (!_parts.ContainsKey(record.Name))
        {
            JsonObject part = Closed();
            AddMembers(part, record);
            _parts[record.Name] = part;
        }

        return Reference(record.Name);
    }

    private static JsonObject Text(string pattern, string? format = null)
    {
        JsonObject text = new() { ["type"] = "string", ["pattern"] = pattern };
        if (format is not null)
        {
            text["format"] = format;
        }

        return text;
    }

    private static JsonObject Closed() => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject(),
        ["required"] = new JsonArray(),
        ["additionalProperties"] = false,
    };

    private static JsonObject Reference(string name) => new() { ["$ref"] = $"#/$defs/{name}" };

    private static bool IsTime(AvroRecordSchema record) => record.Name is "RecordTime";

    private static string CamelCase(string symbol) => string.Concat(symbol.Split('_').Select(static (word, i) => i == 0 ? word.ToLowerInvariant() : word[..1] + word[1..].ToLowerInvariant()));
}
