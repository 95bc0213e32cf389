using System.Net.Http.Headers;
using System.Text.Json;
using FitbitSdk.Http;

namespace FitbitSdk.WebApi;

/// <summary>How users authorize at the Fitbit Web API.</summary>
internal sealed class FitbitDialect(FitbitClientOptions options, Uri baseAddress) : IAuthorizationDialect
{
    public Uri AuthorizeAddress => options.AuthorizeAddress;

    public TimeSpan Lifetime => options.AuthorizationLifetime;

    public IEnumerable<KeyValuePair<string, string>> GetParameters(AuthorizationPrompt prompt) => prompt switch
    {
        AuthorizationPrompt.Consent => [new("prompt", "consent")],
        AuthorizationPrompt.Account => [new("prompt", "login")],
        AuthorizationPrompt.AccountAndConsent => [new("prompt", "login consent")],
        _ => [],
    };

    public ValueTask<IReadOnlyList<string>> GetAccountIdsAsync(OAuthToken token, OAuthTransport transport, CancellationToken cancellationToken) =>
        string.IsNullOrEmpty(token.AccountId)
            ? throw new HealthApiProtocolException(OAuthTokenEndpoint.ExchangeOperation, "the answer does not name the account.")
            : new([token.AccountId]);

    // Asked with the user's own token, and that quota is over all endpoints.
    public bool IntrospectionDrawsOnQuota => true;

    public HttpRequestMessage CreateIntrospection(AccessToken token)
    {
        HttpRequestMessage request = OAuthTransport.Form(
            options.IntrospectAddress ?? new(baseAddress, FitbitClientDefaults.IntrospectPath), new KeyValuePair<string, string>("token", token.Reveal()));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Reveal());
        return request;
    }

    public GrantIntrospection ReadIntrospection(ref Utf8JsonReader reader)
    {
        IntrospectionDocument? answer = JsonSerializer.Deserialize(ref reader, IntrospectionJsonContext.Default.IntrospectionDocument);
        return answer is null ? throw new JsonException() : new()
        {
            IsActive = answer.Active,
            Scopes = Scopes(answer.Scope),
            ExpiresAt = UnixTime.Read(answer.ExpiresAt),
            ClientId = answer.ClientId,
            AccountId = answer.UserId,
        };
    }

    public HttpRequestMessage CreateRevocation(string token, OAuthTransport transport) =>
        transport.SignedForm(options.RevokeAddress ?? new(baseAddress, FitbitClientDefaults.RevokePath), new KeyValuePair<string, string>("token", token));

    /// <summary>Reads both forms in use: <c>sleep heartrate</c> and <c>{SLEEP=READ, HEARTRATE=READ_WRITE}</c>.</summary>
    private static string[] Scopes(string? text) =>
        [.. (text ?? "").Trim('{', '}').Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Select(static scope => scope.Split('=')[0].ToLowerInvariant())];
}
