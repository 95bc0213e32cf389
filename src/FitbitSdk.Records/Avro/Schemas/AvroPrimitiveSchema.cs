namespace FitbitSdk.Records;

/// <summary>A schema that is made of no others and has no name of its own.</summary>
public sealed class AvroPrimitiveSchema : AvroSchema
{
    internal AvroPrimitiveSchema(AvroSchemaKind kind, string? logicalType = null)
        : base(kind, logicalType)
    {
    }

    /// <summary>Gives Avro's own word for a kind.</summary>
    internal static string NameOf(AvroSchemaKind kind) => kind switch
    {
        AvroSchemaKind.Null => "null",
        AvroSchemaKind.Boolean => "boolean",
        AvroSchemaKind.Int => "int",
        AvroSchemaKind.Long => "long",
        AvroSchemaKind.Float => "float",
        AvroSchemaKind.Double => "double",
        AvroSchemaKind.Bytes => "bytes",
        AvroSchemaKind.String => "string",
        AvroSchemaKind.Record => "record",
        AvroSchemaKind.Enum => "enum",
        AvroSchemaKind.Fixed => "fixed",
        AvroSchemaKind.Array => "array",
        AvroSchemaKind.Map => "map",
        _ => "union",
    };

    internal static AvroSchemaKind? KindOf(string name) => name switch
    {
        "null" => AvroSchemaKind.Null,
        "boolean" => AvroSchemaKind.Boolean,
        "int" => AvroSchemaKind.Int,
        "long" => AvroSchemaKind.Long,
        "float" => AvroSchemaKind.Float,
        "double" => AvroSchemaKind.Double,
        "bytes" => AvroSchemaKind.Bytes,
        "string" => AvroSchemaKind.String,
        _ => null,
    };
}
