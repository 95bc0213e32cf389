using System.Buffers;
using System.Net.Http.Headers;
using System.Text.Json;
using FitbitSdk.Http;

namespace FitbitSdk.GoogleHealth;

/// <summary>How users authorize at the Google Health API.</summary>
internal sealed class GoogleHealthDialect(GoogleHealthClientOptions options, Uri baseAddress) : IAuthorizationDialect
{
    public Uri AuthorizeAddress => options.AuthorizeAddress;

    public TimeSpan Lifetime => options.AuthorizationLifetime;

    // Without both, a user who consented before comes back without a refresh token.
    public IEnumerable<KeyValuePair<string, string>> GetParameters(AuthorizationPrompt prompt) =>
    [
        new("access_type", "offline"),
        new("prompt", prompt is AuthorizationPrompt.Account or AuthorizationPrompt.AccountAndConsent ? "select_account consent" : "consent"),
    ];

    public ValueTask<IReadOnlyList<string>> GetAccountIdsAsync(OAuthToken token, OAuthTransport transport, CancellationToken cancellationToken)
    {
        // Not by the pipeline, which knows stored tokens alone: these are stored only if their account is the right one.
        HttpRequestMessage request = new(HttpMethod.Get, new Uri(baseAddress, GoogleHealthOperations.GetIdentity.Path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Access.Reveal());
        request.Headers.Accept.Add(new("application/json"));
        return transport.ReadAsync(GoogleHealthOperations.GetIdentity.Name, request, Ids, cancellationToken);
    }

    // The token service's, not the API's.
    public bool IntrospectionDrawsOnQuota => false;

    public HttpRequestMessage CreateIntrospection(AccessToken token) => OAuthTransport.Form(
        options.IntrospectAddress ?? new(options.TokenAddress, GoogleHealthClientDefaults.IntrospectPath), new KeyValuePair<string, string>("access_token", token.Reveal()));

    public GrantIntrospection ReadIntrospection(ref Utf8JsonReader reader)
    {
        TokenInfoDocument? answer = JsonSerializer.Deserialize(ref reader, TokenInfoJsonContext.Default.TokenInfoDocument);
        return new()
        {
            IsActive = true,
            Scopes = answer?.Scope?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? throw new JsonException(),
            ExpiresAt = UnixTime.Read(answer.ExpiresAt),
            ClientId = answer.Audience,
        };
    }

    public HttpRequestMessage CreateRevocation(string token, OAuthTransport transport) => OAuthTransport.Form(
        options.RevokeAddress ?? new(options.TokenAddress, GoogleHealthClientDefaults.RevokePath), new KeyValuePair<string, string>("token", token));

    private static IReadOnlyList<string> Ids(in ReadOnlySequence<byte> body)
    {
        GoogleHealthIdentity identity = GoogleHealthJson.ReadIdentity(body);
        return identity.LegacyUserId is null ? [identity.HealthUserId] : [identity.HealthUserId, identity.LegacyUserId];
    }
}
