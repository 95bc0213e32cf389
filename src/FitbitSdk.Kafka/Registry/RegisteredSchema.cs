namespace FitbitSdk.Kafka;

/// <summary>A schema that a subject keeps.</summary>
/// <param name="Subject">The subject.</param>
/// <param name="Version">Its version there, from 1.</param>
/// <param name="Id">Its id, which is the same in all subjects of the registry.</param>
/// <param name="Schema">The schema.</param>
public sealed record RegisteredSchema(string Subject, int Version, int Id, RegistrySchema Schema);
