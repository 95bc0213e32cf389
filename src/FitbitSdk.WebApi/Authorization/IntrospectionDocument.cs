using System.Text.Json.Serialization;

namespace FitbitSdk.WebApi;

/// <summary>An introspection answer of RFC 7662, with Fitbit's <c>user_id</c>.</summary>
internal sealed class IntrospectionDocument
{
    [JsonPropertyName("active")]
    public required bool Active { get; init; }

    [JsonPropertyName("scope")]
    public string? Scope { get; init; }

    [JsonPropertyName("client_id")]
    public string? ClientId { get; init; }

    [JsonPropertyName("user_id")]
    public string? UserId { get; init; }

    [JsonPropertyName("exp")]
    public long? ExpiresAt { get; init; }
}

[JsonSourceGenerationOptions(NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(IntrospectionDocument))]
internal sealed partial class IntrospectionJsonContext : JsonSerializerContext;
