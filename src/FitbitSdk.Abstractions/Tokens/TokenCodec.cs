using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace FitbitSdk;

/// <summary>The stored form of an <see cref="OAuthToken"/>: JSON with the secrets in clear.</summary>
public static class TokenCodec
{
    /// <summary>Writes a pair of tokens. The result is secret.</summary>
    /// <param name="token">The tokens.</param>
    /// <returns>A JSON object as UTF-8.</returns>
    public static byte[] Serialize(OAuthToken token)
    {
        ArgumentNullException.ThrowIfNull(token);
        TokenDocument document = new()
        {
            Access = token.Access.Reveal(),
            Refresh = token.Refresh?.Reveal(),
            ExpiresAt = InstantPattern.ExtendedIso.Format(token.ExpiresAt),
            Scopes = [.. token.Scopes],
            AccountId = token.AccountId,
            IssuedAt = token.IssuedAt is { } issued ? InstantPattern.ExtendedIso.Format(issued) : null,
            Adopted = token.Lineage.Adopted is { Count: > 0 } adopted ? [.. adopted] : null,
            Spent = token.Lineage.Spent is { Count: > 0 } spent ? [.. spent] : null,
        };
        return JsonSerializer.SerializeToUtf8Bytes(document, TokenJsonContext.Default.TokenDocument);
    }

    /// <summary>Reads a pair of tokens.</summary>
    /// <param name="utf8">What <see cref="Serialize"/> wrote.</param>
    /// <returns>The tokens.</returns>
    /// <exception cref="InvalidDataException">The bytes are damaged; the message does not quote them.</exception>
    public static OAuthToken Deserialize(ReadOnlySpan<byte> utf8)
    {
        try
        {
            TokenDocument document = JsonSerializer.Deserialize(utf8, TokenJsonContext.Default.TokenDocument) ?? throw new JsonException();
            return new()
            {
                Access = new(document.Access),
                Refresh = document.Refresh is null ? null : new(document.Refresh),
                ExpiresAt = InstantPattern.ExtendedIso.Parse(document.ExpiresAt).GetValueOrThrow(),
                Scopes = document.Scopes,
                AccountId = document.AccountId,
                IssuedAt = document.IssuedAt is { } issued ? InstantPattern.ExtendedIso.Parse(issued).GetValueOrThrow() : null,
                Lineage = new() { Adopted = document.Adopted ?? [], Spent = document.Spent ?? [] },
            };
        }
        catch (Exception e) when (e is JsonException or ArgumentException or UnparsableValueException)
        {
#pragma warning disable MA0054 // The cause may quote the document, and with it a secret.
            throw new InvalidDataException("Stored tokens cannot be read: they are damaged, or were written by a newer version.");
#pragma warning restore MA0054
        }
    }
}

internal sealed class TokenDocument
{
    public required string Access { get; init; }

    public string? Refresh { get; init; }

    public required string ExpiresAt { get; init; }

    public required string[] Scopes { get; init; }

    public string? AccountId { get; init; }

    public string? IssuedAt { get; init; }

    public string[]? Adopted { get; init; }

    public string[]? Spent { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(TokenDocument))]
internal sealed partial class TokenJsonContext : JsonSerializerContext;
