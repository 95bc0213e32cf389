using System.Text.Json.Serialization;

namespace FitbitSdk.Http;

/// <summary>A token answer of RFC 6749, with Fitbit's <c>user_id</c>.</summary>
internal sealed class TokenAnswerDocument
{
    [JsonPropertyName("access_token")]
    public string? AccessToken { get; init; }

    [JsonPropertyName("refresh_token")]
    public string? RefreshToken { get; init; }

    // Some services write whole seconds with a fraction: 28800.0.
    [JsonPropertyName("expires_in")]
    public decimal? ExpiresIn { get; init; }

    [JsonPropertyName("scope")]
    public string? Scope { get; init; }

    [JsonPropertyName("user_id")]
    public string? UserId { get; init; }
}

[JsonSourceGenerationOptions(NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(TokenAnswerDocument))]
internal sealed partial class TokenAnswerJsonContext : JsonSerializerContext;
