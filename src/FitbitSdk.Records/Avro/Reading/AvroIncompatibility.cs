namespace FitbitSdk.Records;

/// <summary>Something that may have been written and could not be read.</summary>
/// <param name="Path">Where in the writer's schema, in names from the outermost inwards.</param>
/// <param name="Reason">What the reader's schema lacks.</param>
public sealed record AvroIncompatibility(string Path, string Reason);
