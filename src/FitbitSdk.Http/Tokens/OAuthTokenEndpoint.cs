using System.Buffers;
using System.Text.Json;
using NodaTime;

namespace FitbitSdk.Http;

/// <summary>Asks for tokens by RFC 6749: with a refresh token (section 6), or with a code and its PKCE verifier (section 4.1.3, RFC 7636).</summary>
internal sealed class OAuthTokenEndpoint(HealthHttpSettings settings, IHttpClientFactory clients, string clientName, TimeProvider time) : ITokenEndpoint
{
    /// <summary>The operation that errors of a refresh name.</summary>
    public const string Operation = "RefreshToken";

    /// <summary>The operation that errors of an exchange name.</summary>
    public const string ExchangeOperation = "ExchangeCode";

    // RFC 6749 leaves expires_in out where the lifetime is told elsewhere; an hour is the shortest in use.
    private const long AssumedLifetime = 3600;

    /// <summary>The longest one POST may take.</summary>
    public static readonly TimeSpan PostTimeout = OAuthTransport.Timeout;

    private readonly OAuthTransport _transport = new(settings, clients, clientName, time);

    public TimeSpan RefreshMargin => settings.RefreshMargin;

    public ValueTask<OAuthToken> RefreshAsync(RefreshToken refresh, CancellationToken cancellationToken) =>
        AskAsync(Operation, [new("grant_type", "refresh_token"), new("refresh_token", refresh.Reveal())], cancellationToken);

    public ValueTask<OAuthToken> ExchangeAsync(string code, PendingAuthorization pending, CancellationToken cancellationToken) => AskAsync(
        ExchangeOperation,
        [
            new("grant_type", "authorization_code"),
            new("code", code),
            new("redirect_uri", pending.RedirectUri.OriginalString),
            new("code_verifier", pending.Verifier),
        ],
        cancellationToken);

    private ValueTask<OAuthToken> AskAsync(string operation, KeyValuePair<string, string>[] form, CancellationToken cancellationToken)
    {
        // The lifetime counts from before the request: an answer that took long must not make a token look younger.
        Instant asked = time.GetInstant();
        return _transport.AskAsync(operation, _transport.SignedForm(settings.TokenAddress, form), (in body) => Read(body, asked, operation), cancellationToken);
    }

    private static OAuthToken Read(in ReadOnlySequence<byte> body, Instant asked, string operation)
    {
        try
        {
            Utf8JsonReader reader = new(body);
            TokenAnswerDocument? document = JsonSerializer.Deserialize(ref reader, TokenAnswerJsonContext.Default.TokenAnswerDocument);
            return new()
            {
                Access = new(document?.AccessToken!),
                Refresh = string.IsNullOrEmpty(document!.RefreshToken) ? null : new(document.RefreshToken),
                ExpiresAt = asked + Duration.FromSeconds((long)Math.Clamp(document.ExpiresIn ?? AssumedLifetime, 0, int.MaxValue)),
                IssuedAt = asked,
                Scopes = document.Scope?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [],
                AccountId = document.UserId,
            };
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
#pragma warning disable MA0054 // The cause may quote the answer, and with it a token.
            throw SuccessfulError.Unlike(operation, "the answer is not a token answer.", body).ToException();
#pragma warning restore MA0054
        }
    }
}
