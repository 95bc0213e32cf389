namespace FitbitSdk.Records;

/// <summary>An Avro schema (<see href="https://avro.apache.org/docs/1.11.1/specification/">specification</see>): what data is, and how it was encoded.</summary>
/// <remarks>Schemas do not change once they are parsed. A record may hold itself, so walk its fields with care.</remarks>
public abstract class AvroSchema
{
    private protected AvroSchema(AvroSchemaKind kind, string? logicalType = null) => (Kind, LogicalType) = (kind, logicalType);

    /// <summary>Gets the kind.</summary>
    public AvroSchemaKind Kind { get; }

    /// <summary>Gets what the value means beyond its kind, for example <c>timestamp-micros</c>; <see langword="null"/> where nothing is said.</summary>
    /// <remarks>Kept as it stands, also where the name is unknown; values are read as their kind says.</remarks>
    public string? LogicalType { get; }

    /// <summary>Reads a schema.</summary>
    /// <param name="json">The schema as JSON, as it stands in an <c>.avsc</c> file.</param>
    /// <returns>The schema.</returns>
    /// <exception cref="AvroSchemaException">The text is no JSON, or no valid schema.</exception>
    public static AvroSchema Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return AvroSchemaParser.Parse(json, AvroSchemaUse.Reading);
    }

    /// <summary>Reads a schema with which data was written elsewhere.</summary>
    /// <param name="json">The schema as JSON.</param>
    /// <returns>The schema; without the defaults and aliases that are not valid, because the reader's alone count and other libraries write them.</returns>
    /// <exception cref="AvroSchemaException">The text is no JSON, or no valid schema otherwise.</exception>
    public static AvroSchema ParseWriter(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return AvroSchemaParser.Parse(json, AvroSchemaUse.Writing);
    }

    /// <summary>Gives the Parsing Canonical Form: what decides about the encoding and nothing else, always written the same way.</summary>
    /// <returns>JSON; two schemas with the same form read the same data.</returns>
    public string ToCanonicalForm() => AvroCanonicalForm.Of(this);

    /// <summary>Gives a short name for messages.</summary>
    /// <returns>The full name of a named schema, else the kind in Avro's own word.</returns>
    public override string ToString() => AvroPrimitiveSchema.NameOf(Kind);
}
