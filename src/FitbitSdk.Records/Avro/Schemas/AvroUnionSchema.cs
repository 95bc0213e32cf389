namespace FitbitSdk.Records;

/// <summary>A union: a value of one of several schemas, encoded behind the place of its schema.</summary>
public sealed class AvroUnionSchema : AvroSchema
{
    internal AvroUnionSchema(IReadOnlyList<AvroSchema> branches)
        : base(AvroSchemaKind.Union) => Branches = branches;

    /// <summary>Gets the schemas in their order; none is a union itself.</summary>
    public IReadOnlyList<AvroSchema> Branches { get; }
}
