namespace FitbitSdk.Records;

/// <summary>An array: items of one schema.</summary>
public sealed class AvroArraySchema : AvroSchema
{
    internal AvroArraySchema(AvroSchema items, string? logicalType)
        : base(AvroSchemaKind.Array, logicalType) => Items = items;

    /// <summary>Gets the schema of the items.</summary>
    public AvroSchema Items { get; }
}
