namespace FitbitSdk.Kafka;

/// <summary>A schema that another one uses without repeating it.</summary>
/// <param name="Name">By which name it is used: of Avro the full name of the type.</param>
/// <param name="Subject">The subject that keeps it.</param>
/// <param name="Version">Its version there, from 1.</param>
public sealed record SchemaReference(string Name, string Subject, int Version);
