namespace FitbitSdk.Records;

/// <summary>Reads values that were written with one schema as another one has them
/// (<see href="https://avro.apache.org/docs/1.11.1/specification/#schema-resolution">schema resolution</see>).</summary>
/// <remarks>The two schemas are compared once, at the start. Data that cannot be resolved is an error where it is met, not before: a symbol that the
/// reader does not know harms only the data that has it. What may be met says <see cref="AvroCompatibility"/> beforehand.
/// Which .NET types values have, see <see cref="AvroRecord"/>. An instance may be used by several threads.</remarks>
public sealed class AvroDatumReader
{
    private readonly AvroDecoder _decoder;

    /// <summary>Creates a reader that takes data as it was written.</summary>
    /// <param name="schema">The schema with which it was written.</param>
    public AvroDatumReader(AvroSchema schema)
        : this(schema, schema)
    {
    }

    /// <summary>Creates a reader.</summary>
    /// <param name="writerSchema">The schema with which the data was written.</param>
    /// <param name="readerSchema">The schema that the values are to have.</param>
    public AvroDatumReader(AvroSchema writerSchema, AvroSchema readerSchema)
    {
        ArgumentNullException.ThrowIfNull(writerSchema);
        ArgumentNullException.ThrowIfNull(readerSchema);
        _decoder = new AvroResolver().Resolve(writerSchema, readerSchema);
    }

    /// <summary>Reads one value.</summary>
    /// <param name="reader">Stands at its first byte, and afterwards behind its last.</param>
    /// <returns>The value.</returns>
    /// <exception cref="AvroDataException">The data is damaged, or cannot be resolved.</exception>
    public object? Read(ref AvroReader reader) => _decoder.Read(ref reader);

    /// <summary>Reads the one value that some bytes hold.</summary>
    /// <param name="datum">The bytes of the value, and no others.</param>
    /// <returns>The value.</returns>
    /// <exception cref="AvroDataException">The data is damaged, cannot be resolved, or has bytes left over.</exception>
    public object? Read(ReadOnlySpan<byte> datum)
    {
        AvroReader reader = new(datum);
        object? value = _decoder.Read(ref reader);
        return reader.IsAtEnd ? value : throw reader.Broken("Bytes are left over behind the value.");
    }
}
