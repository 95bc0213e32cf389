using System.Text.Json;
using System.Text.Json.Serialization;
using FitbitSdk.Records;
using NodaTime.Text;

namespace FitbitSdk;

/// <summary>The stored form of a <see cref="PendingAuthorization"/>: JSON with the PKCE verifier in clear.</summary>
public static class PendingAuthorizationCodec
{
    /// <summary>Writes an authorization under way. The result is secret.</summary>
    /// <param name="pending">The authorization.</param>
    /// <returns>A JSON object as UTF-8.</returns>
    public static byte[] Serialize(PendingAuthorization pending)
    {
        ArgumentNullException.ThrowIfNull(pending);
        PendingAuthorizationDocument document = new()
        {
            Provider = pending.Provider.Value,
            Client = pending.Client,
            User = pending.User.Value,
            BindingHash = pending.BindingHash,
            RedirectUri = pending.RedirectUri.OriginalString,
            Verifier = pending.Verifier,
            Scopes = [.. pending.Scopes],
            ExpectedAccountId = pending.ExpectedAccountId,
            BegunAt = InstantPattern.ExtendedIso.Format(pending.BegunAt),
            ExpiresAt = InstantPattern.ExtendedIso.Format(pending.ExpiresAt),
        };
        return JsonSerializer.SerializeToUtf8Bytes(document, PendingAuthorizationJsonContext.Default.PendingAuthorizationDocument);
    }

    /// <summary>Reads an authorization under way.</summary>
    /// <param name="utf8">What <see cref="Serialize"/> wrote.</param>
    /// <returns>The authorization.</returns>
    /// <exception cref="InvalidDataException">The bytes are damaged; the message does not quote them.</exception>
    public static PendingAuthorization Deserialize(ReadOnlySpan<byte> utf8)
    {
        try
        {
            PendingAuthorizationDocument document =
                JsonSerializer.Deserialize(utf8, PendingAuthorizationJsonContext.Default.PendingAuthorizationDocument) ?? throw new JsonException();
            return new()
            {
                Provider = new(document.Provider),
                Client = document.Client,
                User = new(document.User),
                BindingHash = document.BindingHash,
                RedirectUri = new(document.RedirectUri),
                Verifier = document.Verifier,
                Scopes = document.Scopes,
                ExpectedAccountId = document.ExpectedAccountId,
                BegunAt = InstantPattern.ExtendedIso.Parse(document.BegunAt).GetValueOrThrow(),
                ExpiresAt = InstantPattern.ExtendedIso.Parse(document.ExpiresAt).GetValueOrThrow(),
            };
        }
        catch (Exception e) when (e is JsonException or ArgumentException or FormatException)
        {
#pragma warning disable MA0054 // The cause may quote the document, and with it a secret.
            throw new InvalidDataException("A stored authorization cannot be read: it is damaged, or was written by a newer version.");
#pragma warning restore MA0054
        }
    }
}

internal sealed class PendingAuthorizationDocument
{
    public required string Provider { get; init; }

    public string? Client { get; init; }

    public required string User { get; init; }

    public required string BindingHash { get; init; }

    public required string RedirectUri { get; init; }

    public required string Verifier { get; init; }

    public required string[] Scopes { get; init; }

    public string? ExpectedAccountId { get; init; }

    public required string BegunAt { get; init; }

    public required string ExpiresAt { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(PendingAuthorizationDocument))]
internal sealed partial class PendingAuthorizationJsonContext : JsonSerializerContext;
