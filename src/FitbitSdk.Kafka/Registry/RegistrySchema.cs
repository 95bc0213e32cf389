namespace FitbitSdk.Kafka;

/// <summary>An Avro schema as a registry takes it.</summary>
/// <param name="Json">The schema as JSON; types that <paramref name="References"/> name need not stand in it.</param>
/// <param name="References">What it uses of other subjects.</param>
public sealed record RegistrySchema(string Json, params IReadOnlyList<SchemaReference> References);
