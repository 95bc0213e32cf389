using System.Text.Json.Serialization;

namespace FitbitSdk.GoogleHealth;

/// <summary>An answer of Google's <c>tokeninfo</c>; a token that does not work is answered 400. Its numbers come as texts.</summary>
internal sealed class TokenInfoDocument
{
    [JsonPropertyName("aud")]
    public string? Audience { get; init; }

    [JsonPropertyName("scope")]
    public string? Scope { get; init; }

    [JsonPropertyName("exp")]
    public long? ExpiresAt { get; init; }
}

[JsonSourceGenerationOptions(NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(TokenInfoDocument))]
internal sealed partial class TokenInfoJsonContext : JsonSerializerContext;
