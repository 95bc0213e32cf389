namespace FitbitSdk.Records;

/// <summary>A schema with a name, by which others may refer to it: a record, an enum or a fixed.</summary>
public abstract class AvroNamedSchema : AvroSchema
{
    private protected AvroNamedSchema(AvroSchemaKind kind, string fullName, IReadOnlyList<string> aliases, string? logicalType)
        : base(kind, logicalType) => (FullName, Aliases) = (fullName, aliases);

    /// <summary>Gets the name with its namespace, for example <c>fitbitsdk.records.RecordTime</c>.</summary>
    public string FullName { get; }

    /// <summary>Gets the name without its namespace.</summary>
    public string Name => FullName[(FullName.LastIndexOf('.') + 1)..];

    /// <summary>Gets other full names under which data may have been written.</summary>
    public IReadOnlyList<string> Aliases { get; }

    /// <inheritdoc/>
    public override string ToString() => FullName;

    /// <summary>Tells whether a reader with this schema may take what was written under the other's name.</summary>
    internal bool Accepts(AvroNamedSchema writer) => Kind == writer.Kind && (Name == writer.Name || Aliases.Contains(writer.FullName));
}
