namespace FitbitSdk.Records;

/// <summary>A text is no valid Avro schema.</summary>
/// <param name="path">Where in the schema, in names from the outermost inwards; empty at its top.</param>
/// <param name="reason">What is wrong there.</param>
/// <param name="innerException">The cause.</param>
public sealed class AvroSchemaException(string path, string reason, Exception? innerException = null)
    : FormatException(path is { Length: > 0 } ? $"{path}: {reason}" : reason, innerException)
{
    /// <summary>Gets where in the schema, in names from the outermost inwards; empty at its top.</summary>
    public string Path { get; } = path;
}
