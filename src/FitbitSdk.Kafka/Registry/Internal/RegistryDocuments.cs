using System.Text.Json.Serialization;

namespace FitbitSdk.Kafka;

/// <summary>A schema in a request, or in the answer by its id. Avro is what is meant where no type stands.</summary>
internal class SchemaDocument
{
    [JsonPropertyName("schema")]
    public required string Schema { get; init; }

    [JsonPropertyName("references")]
    public IReadOnlyList<ReferenceDocument>? References { get; init; }

    // Registries from before references refuse a member that they do not know.
    public static SchemaDocument Of(RegistrySchema schema) => new()
    {
        Schema = schema.Json,
        References = schema.References.Count == 0 ? null : [.. schema.References.Select(static one => new ReferenceDocument { Name = one.Name, Subject = one.Subject, Version = one.Version })],
    };

    public RegistrySchema ToSchema() => new(Schema, [.. (References ?? []).Select(static one => new SchemaReference(one.Name, one.Subject, one.Version))]);
}

internal sealed class ReferenceDocument
{
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    [JsonPropertyName("subject")]
    public required string Subject { get; init; }

    [JsonPropertyName("version")]
    public required int Version { get; init; }
}

internal sealed class RegisteredDocument : SchemaDocument
{
    [JsonPropertyName("subject")]
    public required string Subject { get; init; }

    [JsonPropertyName("version")]
    public required int Version { get; init; }

    [JsonPropertyName("id")]
    public required int Id { get; init; }
}

internal sealed class IdDocument
{
    [JsonPropertyName("id")]
    public required int Id { get; init; }
}

internal sealed class CompatibilityDocument
{
    [JsonPropertyName("is_compatible")]
    public required bool IsCompatible { get; init; }
}

/// <summary>A refusal. Its message is left unread: it quotes schemas.</summary>
internal sealed class RefusalDocument
{
    [JsonPropertyName("error_code")]
    public required int ErrorCode { get; init; }
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SchemaDocument))]
[JsonSerializable(typeof(RegisteredDocument))]
[JsonSerializable(typeof(IdDocument))]
[JsonSerializable(typeof(CompatibilityDocument))]
[JsonSerializable(typeof(RefusalDocument))]
internal sealed partial class RegistryJsonContext : JsonSerializerContext;
