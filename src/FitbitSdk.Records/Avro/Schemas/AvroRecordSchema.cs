namespace FitbitSdk.Records;

/// <summary>A record: named fields, encoded one behind the other in their order.</summary>
public sealed class AvroRecordSchema : AvroNamedSchema
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    internal AvroRecordSchema(string fullName, IReadOnlyList<string> aliases, string? logicalType)
        : base(AvroSchemaKind.Record, fullName, aliases, logicalType)
    {
    }

    /// <summary>Gets the fields in the order in which they are encoded.</summary>
    public IReadOnlyList<AvroField> Fields { get; private set; } = [];

    /// <summary>Finds a field.</summary>
    /// <param name="name">Its name; aliases do not count.</param>
    /// <returns>Its place in <see cref="Fields"/>, or −1.</returns>
    public int IndexOf(string name) => _places.GetValueOrDefault(name, -1);

    // Set behind the constructor, because a field may be of the record's own type.
    internal void Complete(IReadOnlyList<AvroField> fields)
    {
        Fields = fields;
        for (int i = 0; i < fields.Count; i++)
        {
            _places[fields[i].Name] = i;
        }
    }
}
