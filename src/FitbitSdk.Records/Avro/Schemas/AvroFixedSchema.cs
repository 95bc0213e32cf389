namespace FitbitSdk.Records;

/// <summary>A fixed: bytes of a certain number.</summary>
public sealed class AvroFixedSchema : AvroNamedSchema
{
    internal AvroFixedSchema(string fullName, IReadOnlyList<string> aliases, string? logicalType, int size)
        : base(AvroSchemaKind.Fixed, fullName, aliases, logicalType) => Size = size;

    /// <summary>Gets the number of bytes.</summary>
    public int Size { get; }
}
