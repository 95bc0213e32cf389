using System.Reflection;

namespace FitbitSdk.Records;

/// <summary>Names a record type and describes its Avro form.</summary>
public sealed class RecordSchema
{
    private RecordSchema(string recordType, string avroJson) => (RecordType, AvroJson) = (recordType, avroJson);

    /// <summary>Gets the record type as it stands in record ids, for example <c>heart-rate</c>.</summary>
    public string RecordType { get; }

    /// <summary>Gets the Avro schema of the bare record, as JSON; the file <c>schemas/{RecordType}.avsc</c>.</summary>
    public string AvroJson { get; }

    /// <summary>Reads the schema embedded in this assembly.</summary>
    internal static RecordSchema Load(string recordType) => new(recordType, ReadResource($"{recordType}.avsc"));

    internal static string ReadResource(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The schema {name} is not embedded in {typeof(RecordSchema).Assembly.GetName().Name}.");
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
