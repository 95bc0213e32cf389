namespace FitbitSdk.Records;

/// <summary>A map: values of one schema, each under a text.</summary>
public sealed class AvroMapSchema : AvroSchema
{
    internal AvroMapSchema(AvroSchema values, string? logicalType)
        : base(AvroSchemaKind.Map, logicalType) => Values = values;

    /// <summary>Gets the schema of the values.</summary>
    public AvroSchema Values { get; }
}
