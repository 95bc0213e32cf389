namespace FitbitSdk.Records;

/// <summary>A record as it was read, its values by the names of its fields.</summary>
/// <remarks>A value is <see langword="null"/>, <see cref="bool"/>, <see cref="int"/>, <see cref="long"/>, <see cref="float"/>, <see cref="double"/>,
/// <see cref="string"/> (also an enum's symbol), an array of bytes (also of a fixed), <c>IReadOnlyList&lt;object?&gt;</c> (array),
/// <c>IReadOnlyDictionary&lt;string, object?&gt;</c> (map) or <see cref="AvroRecord"/>; a union's value is that of its branch.</remarks>
public sealed class AvroRecord
{
    private readonly object?[] _values;

    internal AvroRecord(AvroRecordSchema schema, object?[] values) => (Schema, _values) = (schema, values);

    /// <summary>Gets the schema: the reader's.</summary>
    public AvroRecordSchema Schema { get; }

    /// <summary>Gets a value by the place of its field in the schema.</summary>
    /// <param name="index">The place.</param>
    /// <returns>The value.</returns>
    public object? this[int index] => _values[index];

    /// <summary>Gets a value by the name of its field.</summary>
    /// <param name="field">The name.</param>
    /// <returns>The value.</returns>
    /// <exception cref="KeyNotFoundException">The schema has no such field.</exception>
    public object? this[string field] => Schema.IndexOf(field) is >= 0 and var index
        ? _values[index]
        : throw new KeyNotFoundException($"{Schema.FullName} has no field '{field}'.");
}
