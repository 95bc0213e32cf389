namespace FitbitSdk.Records;

/// <summary>Tells whether one schema reads whatever was written with another.</summary>
/// <remarks>A new schema that reads what the old one wrote is backward compatible; an old one that reads what the new one writes makes it forward
/// compatible. Of a union and of an enum all that may have been written must be readable.</remarks>
public static class AvroCompatibility
{
    /// <summary>Compares two schemas by the rules with which <see cref="AvroDatumReader"/> reads.</summary>
    /// <param name="readerSchema">The schema that is to read.</param>
    /// <param name="writerSchema">The schema with which data was written.</param>
    /// <returns>What cannot be read; empty where everything can.</returns>
    public static IReadOnlyList<AvroIncompatibility> Check(AvroSchema readerSchema, AvroSchema writerSchema)
    {
        ArgumentNullException.ThrowIfNull(readerSchema);
        ArgumentNullException.ThrowIfNull(writerSchema);
        AvroResolver resolver = new();
        resolver.Resolve(writerSchema, readerSchema);
        return resolver.Incompatibilities;
    }
}
